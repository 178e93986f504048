import type { DeadLetter } from '../api/shapes.ts'
import { Select } from '../parts/field.tsx'
import { humanise } from '../parts/status.tsx'

export const consumerOf = ({ service, consumer }: Pick<DeadLetter, 'service' | 'consumer'>): string =>
  `${service}/${consumer}`

type Props = {
  readonly letters: readonly DeadLetter[]
  readonly value: string | undefined
  readonly onChange: (of: string | undefined) => void
}

/** Those of one consumer have one cause, as a rule. */
export function ConsumerFilter({ letters, value, onChange }: Props) {
  const counts = Map.groupBy(letters, consumerOf)
  const known = value !== undefined && !counts.has(value) ? [[value, []] as const] : []
  return (
    <Select
      hidden
      label="Consumer"
      choices={[
        { value: '', label: 'Any consumer' },
        ...[...counts, ...known].map(([name, those]) => ({
          value: name,
          label: `${humanise(name.replace('/', ', '))} (${those.length})`,
        })),
      ]}
      value={value ?? ''}
      onChange={event => onChange(event.target.value || undefined)}
    />
  )
}
