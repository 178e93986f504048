import { answerOf } from '../api/answer.ts'
import { pricing } from '../api/clients.ts'
import { usePages } from '../api/use-pages.ts'
import { Select } from '../parts/field.tsx'

type Props = {
  readonly value: string | undefined
  readonly error: string | undefined
  readonly onChange: (campaignId: string | undefined) => void
}

export function CampaignField({ value, error, onChange }: Props) {
  const { rows } = usePages(
    ['campaigns', 'choice'],
    (page, signal) => answerOf(pricing('GET /v1/admin/campaigns', page, { signal })),
    { limit: 100 },
  )
  const known = rows.map(({ id, name }) => ({ value: id, label: name }))
  const gone = value !== undefined && !known.some(choice => choice.value === value)
  return (
    <Select
      label="Campaign"
      hint="It applies only while the campaign runs and its budget covers it"
      choices={[{ value: '', label: 'None' }, ...known, ...(gone ? [{ value, label: value }] : [])]}
      value={value ?? ''}
      error={error}
      onChange={event => onChange(event.target.value || undefined)}
    />
  )
}
