import type { PromotionInput } from '../api/shapes.ts'
import { Checkbox, Select, TextField } from '../parts/field.tsx'
import { fromLocalInput, toLocalInput } from '../parts/format.tsx'
import { Card } from '../parts/page.tsx'
import { CampaignField } from './campaign-field.tsx'
import { EffectFields, TargetField } from './effect-fields.tsx'
import { blankEffect, type EffectKind, effectKinds } from './promotion-draft.ts'

export type PromotionForm = {
  readonly draft: PromotionInput
  readonly errors: Readonly<Record<string, string>>
  readonly onChange: (next: PromotionInput) => void
}

export function WordsCard({ draft, errors, onChange }: PromotionForm) {
  const label = (language: string) => (event: { target: { value: string } }) => {
    const { [language]: _before, ...others } = draft.labels
    const text = event.target.value
    const keep = text !== '' || Object.keys(others).length === 0
    onChange({ ...draft, labels: keep ? { ...others, [language]: text } : others })
  }
  return (
    <Card title="Names">
      <div className="stack">
        <TextField
          label="Name for staff"
          value={draft.name}
          error={errors['/name']}
          onChange={event => onChange({ ...draft, name: event.target.value })}
        />
        <div className="columns">
          {['en', 'de'].map(language => (
            <TextField
              key={language}
              label={`For buyers (${language})`}
              value={draft.labels[language] ?? ''}
              error={errors[`/labels/${language}`]}
              onChange={label(language)}
            />
          ))}
        </div>
      </div>
    </Card>
  )
}

export function EffectCard({ draft, errors, onChange }: PromotionForm) {
  return (
    <Card title="What it takes off">
      <div className="stack">
        <Select
          label="Kind"
          choices={effectKinds}
          value={draft.effect.kind}
          onChange={event => onChange({ ...draft, effect: blankEffect(event.target.value as EffectKind) })}
        />
        <EffectFields effect={draft.effect} onChange={effect => onChange({ ...draft, effect })} />
        {'target' in draft.effect ||
        draft.effect.kind === 'percent-off' ||
        draft.effect.kind === 'amount-off' ? (
          <TargetField effect={draft.effect} onChange={effect => onChange({ ...draft, effect })} />
        ) : null}
        <Checkbox
          label="Only with a coupon"
          checked={draft.needsCoupon ?? false}
          onChange={event => onChange({ ...draft, needsCoupon: event.target.checked })}
        />
        <CampaignField
          value={draft.campaignId}
          error={errors['/campaignId']}
          onChange={campaignId => {
            const { campaignId: _, ...rest } = draft
            onChange(campaignId ? { ...rest, campaignId } : rest)
          }}
        />
        <Select
          label="Beside other promotions"
          choices={[
            { value: 'combine', label: 'Combines with them' },
            { value: 'exclusive', label: 'Alone: the buyer gets whichever is cheaper' },
          ]}
          value={draft.stacking ?? 'combine'}
          onChange={event => onChange({ ...draft, stacking: event.target.value as 'combine' | 'exclusive' })}
        />
      </div>
    </Card>
  )
}

type Scheduled = { readonly active?: boolean; readonly startsAt?: string; readonly endsAt?: string }
type ScheduleForm<D extends Scheduled> = {
  readonly draft: D
  readonly errors: Readonly<Record<string, string>>
  readonly onChange: (next: D) => void
}

export function ScheduleCard<D extends Scheduled>({ draft, errors, onChange }: ScheduleForm<D>) {
  const at = (name: 'startsAt' | 'endsAt') => (event: { target: { value: string } }) => {
    const { [name]: _before, ...rest } = draft
    const instant = fromLocalInput(event.target.value)
    // Every instant may be absent, so what is left is a draft as well.
    onChange((instant ? { ...rest, [name]: instant } : rest) as D)
  }
  return (
    <Card title="When">
      <div className="stack">
        <Checkbox
          label="Switched on"
          checked={draft.active ?? true}
          onChange={event => onChange({ ...draft, active: event.target.checked })}
        />
        <div className="columns">
          <TextField
            label="From"
            type="datetime-local"
            value={toLocalInput(draft.startsAt)}
            error={errors['/startsAt']}
            onChange={at('startsAt')}
          />
          <TextField
            label="Until"
            type="datetime-local"
            value={toLocalInput(draft.endsAt)}
            error={errors['/endsAt']}
            onChange={at('endsAt')}
          />
        </div>
      </div>
    </Card>
  )
}
