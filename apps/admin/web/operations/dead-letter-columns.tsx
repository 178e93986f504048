import type { DeadLetter } from '../api/shapes.ts'
import type { Column } from '../parts/data-table.tsx'
import { deedColumn } from '../parts/deed-column.tsx'
import { When } from '../parts/format.tsx'
import { humanise, Status } from '../parts/status.tsx'

type Deeds = {
  readonly mayDecide: boolean
  readonly isBusy: boolean
  readonly onRedrive: (letter: DeadLetter) => void
}

export const deadLetterColumns = ({ mayDecide, isBusy, onRedrive }: Deeds): readonly Column<DeadLetter>[] => [
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
  deedColumn({
    name: 'Redrive',
    when: () => mayDecide,
    isBusy: () => isBusy,
    onDo: onRedrive,
  }),
]
