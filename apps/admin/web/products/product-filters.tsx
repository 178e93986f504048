import { Select } from '../parts/field.tsx'

type Search = { status?: string; q?: string; without?: string; sort?: string }

const lacks = [
  { value: '', label: 'Complete or not' },
  { value: 'picture', label: 'Without a picture' },
  { value: 'price', label: 'Without a price' },
  { value: 'category', label: 'Without a category' },
] as const
const sorts = [
  { value: '', label: 'Changed last' },
  { value: 'newest', label: 'Newest first' },
  { value: 'title-asc', label: 'Title, A to Z' },
  { value: 'title-desc', label: 'Title, Z to A' },
] as const

type Lack = Exclude<(typeof lacks)[number]['value'], ''>
type Sort = Exclude<(typeof sorts)[number]['value'], ''>

export const isLack = (word: string | undefined): word is Lack =>
  Boolean(word) && lacks.some(({ value }) => value === word)
export const isSort = (word: string | undefined): word is Sort =>
  Boolean(word) && sorts.some(({ value }) => value === word)

export function ProductFilters({ search, onSearch }: { search: Search; onSearch: (next: Search) => void }) {
  return (
    <>
      <Select
        hidden
        label="What is missing"
        choices={lacks}
        value={search.without ?? ''}
        onChange={event => onSearch({ ...search, without: event.target.value })}
      />
      <Select
        hidden
        label="Order of the list"
        choices={sorts}
        value={search.sort ?? ''}
        onChange={event => onSearch({ ...search, sort: event.target.value })}
      />
    </>
  )
}
