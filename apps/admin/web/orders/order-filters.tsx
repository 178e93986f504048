import { Select } from '../parts/field.tsx'
import { humanise } from '../parts/status.tsx'

type Search = { status?: string; fulfilment?: string; q?: string }

const choicesOf = (all: string, words: readonly string[]) => [
  { value: '', label: all },
  ...words.map(value => ({ value, label: humanise(value) })),
]
const statuses = choicesOf('Any status', ['open', 'cancelling', 'cancelled', 'closed'])
const fulfilments = choicesOf('Any fulfilment', [
  'unfulfilled',
  'partly-fulfilled',
  'fulfilled',
  'partly-returned',
  'returned',
])

export function OrderFilters({ search, onSearch }: { search: Search; onSearch: (next: Search) => void }) {
  return (
    <>
      <Select
        hidden
        label="Status"
        choices={statuses}
        value={search.status ?? ''}
        onChange={event => onSearch({ ...search, status: event.target.value })}
      />
      <Select
        hidden
        label="Fulfilment"
        choices={fulfilments}
        value={search.fulfilment ?? ''}
        onChange={event => onSearch({ ...search, fulfilment: event.target.value })}
      />
    </>
  )
}
