import { useState } from 'react'
import { Button, IconButton } from './button.tsx'
import { Dialog } from './dialog.tsx'
import { TextField } from './field.tsx'

type Search = Readonly<Record<string, string | undefined>>
export type View = { readonly name: string; readonly search: Search }

type Props = {
  /** Which list it is: views are kept by it in this browser. */
  readonly of: string
  readonly builtIn: readonly View[]
  readonly search: Search
  readonly onSearch: (search: Search) => void
}

const keyOf = (list: string) => `stoa-views-${list}`
const same = (a: Search, b: Search): boolean => canonical(a) === canonical(b)
const canonical = (search: Search): string =>
  JSON.stringify(
    Object.entries(search)
      .filter(([, value]) => value)
      .sort(),
  )

function keptViews(list: string): View[] {
  try {
    return JSON.parse(localStorage.getItem(keyOf(list)) ?? '[]')
  } catch {
    return []
  }
}

/** Filters under a name, beside those that everybody has. */
export function SavedViews({ of, builtIn, search, onSearch }: Props) {
  const [own, setOwn] = useState(() => keptViews(of))
  const [naming, setNaming] = useState(false)
  const all = [...builtIn, ...own]
  const current = all.find(view => same(view.search, search))
  const keep = (views: View[]) => {
    localStorage.setItem(keyOf(of), JSON.stringify(views))
    setOwn(views)
  }
  const isOwn = current !== undefined && own.includes(current)
  return (
    <>
      <nav className="tabs" aria-label="Views">
        {all.map(view => (
          <button
            key={view.name}
            type="button"
            aria-current={view === current}
            onClick={() => onSearch(view.search)}
          >
            {view.name}
          </button>
        ))}
        {!current && (
          <Button small icon="plus" onClick={() => setNaming(true)}>
            Save view
          </Button>
        )}
        {isOwn && (
          <IconButton
            small
            icon="trash"
            label={`Remove the view ${current.name}`}
            onClick={() => keep(own.filter(view => view !== current))}
          />
        )}
      </nav>
      {naming && (
        <NameView
          taken={all.map(({ name }) => name)}
          onClose={() => setNaming(false)}
          onName={name => {
            keep([...own, { name, search }])
            setNaming(false)
          }}
        />
      )}
    </>
  )
}

function NameView({
  taken,
  onName,
  onClose,
}: {
  taken: string[]
  onName: (name: string) => void
  onClose: () => void
}) {
  const [name, setName] = useState('')
  const isTaken = taken.includes(name.trim())
  const submit = () => name.trim() !== '' && !isTaken && onName(name.trim())
  return (
    <Dialog
      title="Save this view"
      onClose={onClose}
      onSubmit={submit}
      footer={
        <Button look="primary" type="submit" disabled={name.trim() === '' || isTaken}>
          Save
        </Button>
      }
    >
      <TextField
        label="Name"
        hint="Its filters are kept in this browser."
        error={isTaken ? 'There is a view of this name' : undefined}
        value={name}
        onChange={event => setName(event.target.value)}
      />
    </Dialog>
  )
}
