import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { answerOf } from '../api/answer.ts'
import { pricing } from '../api/clients.ts'
import type { CampaignInput } from '../api/shapes.ts'
import { AmountField, amountOf, amountTextOf } from '../parts/amount-field.tsx'
import { Select, TextArea, TextField } from '../parts/field.tsx'
import { Card } from '../parts/page.tsx'

type CampaignForm = {
  readonly draft: CampaignInput
  readonly errors: Readonly<Record<string, string>>
  readonly onChange: (next: CampaignInput) => void
}

export function NameCard({ draft, errors, onChange }: CampaignForm) {
  const describe = (text: string) => {
    const { description: _, ...rest } = draft
    onChange(text ? { ...rest, description: text } : rest)
  }
  return (
    <Card title="Name">
      <div className="stack">
        <TextField
          label="Name for staff"
          value={draft.name}
          error={errors['/name']}
          onChange={event => onChange({ ...draft, name: event.target.value })}
        />
        <TextArea
          label="Description"
          value={draft.description ?? ''}
          error={errors['/description']}
          onChange={event => describe(event.target.value)}
        />
      </div>
    </Card>
  )
}

const kinds = [
  { value: 'none', label: 'No budget' },
  { value: 'spend', label: 'An amount to give away' },
  { value: 'uses', label: 'A number of orders' },
]

export function BudgetCard({ draft, errors, onChange }: CampaignForm) {
  const { budget: _budget, customerLimit: _limit, ...rest } = draft
  const { budget, customerLimit } = draft
  const limited = customerLimit === undefined ? {} : { customerLimit }
  const choose = (kind: string) => {
    if (kind === 'spend') onChange({ ...draft, budget: { kind, amounts: [] } })
    else if (kind === 'uses') onChange({ ...draft, budget: { kind, limit: 100 } })
    else onChange({ ...rest, ...limited })
  }
  const limit = (text: string) => {
    const most = Math.trunc(Number(text))
    onChange({ ...rest, ...(budget && { budget }), ...(most > 0 && { customerLimit: most }) })
  }
  return (
    <Card title="Budget">
      <div className="stack">
        <Select
          label="Kind of budget"
          choices={kinds}
          value={budget?.kind ?? 'none'}
          error={errors['/budget']}
          onChange={event => choose(event.target.value)}
        />
        {budget?.kind === 'spend' && (
          <SpendFields
            amounts={budget.amounts}
            onChange={amounts => onChange({ ...draft, budget: { ...budget, amounts } })}
          />
        )}
        {budget?.kind === 'uses' && (
          <TextField
            label="Orders in all"
            type="number"
            min={1}
            className="input amount"
            value={budget.limit}
            onChange={event =>
              onChange({
                ...draft,
                budget: { ...budget, limit: Math.max(1, Math.trunc(Number(event.target.value)) || 1) },
              })
            }
          />
        )}
        <TextField
          label="Orders of each customer"
          hint="Empty means no limit; with one, guests are asked to sign in"
          type="number"
          min={1}
          className="input amount"
          value={customerLimit ?? ''}
          error={errors['/customerLimit']}
          onChange={event => limit(event.target.value)}
        />
      </div>
    </Card>
  )
}

type Amounts = Extract<NonNullable<CampaignInput['budget']>, { kind: 'spend' }>['amounts']
type SpendProps = { readonly amounts: Amounts; readonly onChange: (next: Amounts) => void }

/** A field a currency of the shop; an empty one gives nothing there. */
function SpendFields({ amounts, onChange }: SpendProps) {
  const { data } = useQuery({
    queryKey: ['markets'],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: () => answerOf(pricing('GET /v1/admin/markets', {})),
  })
  const sold = data?.items.map(({ currency }) => currency) ?? []
  const currencies = [...new Set([...amounts.map(({ currency }) => currency), ...sold])].sort()
  const [texts, setTexts] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(amounts.map(price => [price.currency, amountTextOf(price)])),
  )
  const type = (currency: string, text: string) => {
    setTexts({ ...texts, [currency]: text })
    const amount = amountOf(text, currency)
    const others = amounts.filter(price => price.currency !== currency)
    onChange(amount === undefined ? others : [...others, { amount, currency }])
  }
  return (
    <div className="columns">
      {currencies.map(currency => (
        <AmountField
          key={currency}
          label={`To give away in ${currency}`}
          currency={currency}
          value={texts[currency] ?? ''}
          onChange={text => type(currency, text)}
        />
      ))}
    </div>
  )
}
