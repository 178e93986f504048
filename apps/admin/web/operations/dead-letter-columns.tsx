import type { DeadLetter } from '../api/shapes.ts'
import { Button } from '../parts/button.tsx'
import type { Column } from '../parts/data-table.tsx'
import { When } from '../parts/format.tsx'
import { humanise, Status } from '../parts/status.tsx'

type Deeds = {
  readonly mayDecide: boolean
  readonly isBusy: boolean
  readonly onLook: (letter: DeadLetter) => void
  readonly onRedrive: (letters: readonly DeadLetter[]) => void
}

export const deadLetterColumns = (deeds: Deeds): readonly Column<DeadLetter>[] => [
  {
    id: 'event',
    header: 'Event',
    cell: ({ type, subject }) => (
      <span className="name-cell">
        {type}
        <small className="mono ellipsis">{subject}</small>
      </span>
    ),
  },
  {
    id: 'where',
    header: 'Could not be handled by',
    wide: true,
    cell: ({ service, consumer }) => (
      <span className="name-cell">
        {humanise(service)}
        <small>{consumer}</small>
      </span>
    ),
  },
  { id: 'state', header: 'Status', wide: true, cell: ({ state }) => <Status of={state} /> },
  {
    id: 'error',
    header: 'Last problem',
    wide: true,
    cell: ({ error }) => (
      <small className="clip" title={error}>
        {error}
      </small>
    ),
  },
  { id: 'tries', header: 'Tries', end: true, wide: true, cell: ({ attempts }) => attempts },
  { id: 'since', header: 'Since', end: true, cell: ({ since }) => <When at={since} /> },
  {
    id: 'do',
    header: '',
    end: true,
    cell: letter => (
      <span className="row end">
        <Button small look="quiet" onClick={() => deeds.onLook(letter)}>
          Look
        </Button>
        {deeds.mayDecide && (
          <Button small busy={deeds.isBusy} onClick={() => deeds.onRedrive([letter])}>
            Redrive
          </Button>
        )}
      </span>
    ),
  },
]
