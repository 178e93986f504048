import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { answerOf } from '../api/answer.ts'
import { orders } from '../api/clients.ts'
import type { Process } from '../api/shapes.ts'
import { useDeed } from '../api/use-deed.ts'
import { usePages } from '../api/use-pages.ts'
import type { Column } from '../parts/data-table.tsx'
import { deedColumn } from '../parts/deed-column.tsx'
import { When } from '../parts/format.tsx'
import { ListPage } from '../parts/list-page.tsx'
import type { View } from '../parts/saved-views.tsx'
import { Empty } from '../parts/states.tsx'
import { humanise, Status } from '../parts/status.tsx'
import { useListSearch } from '../parts/use-list-search.ts'
import { ProcessDialog } from './process-dialog.tsx'

const route = getRouteApi('/operations')
const views: readonly View[] = [
  { name: 'Unfinished', search: {} },
  { name: 'Stuck', search: { stuck: 'true' } },
]
const followMs = 5_000

/** Checkouts, cancellations, refunds and the like that are on their way, and those that are not getting anywhere. */
export function Operations() {
  const search = route.useSearch()
  const [shown, setShown] = useState<string>()
  const { onSearch } = useListSearch('/operations', search)
  const pages = usePages(
    ['processes', search],
    (page, signal) =>
      answerOf(
        orders('GET /v1/admin/order-processes', { ...page, stuck: search.stuck === 'true' }, { signal }),
      ),
    { refetchInterval: followMs },
  )
  const redrive = useDeed(
    'processes',
    id => answerOf(orders('POST /v1/admin/order-processes/:id/redrive', { id })),
    ({ kind }) => `The ${kind} is tried again`,
  )
  const columns: readonly Column<Process>[] = [
    {
      id: 'what',
      header: 'Process',
      cell: ({ id, kind }) => (
        <span className="name-cell">
          {humanise(kind)}
          <small className="mono">{id}</small>
        </span>
      ),
    },
    {
      id: 'status',
      header: 'Status',
      cell: ({ status, stuck }) => <Status of={stuck ? 'stuck' : status} />,
    },
    { id: 'step', header: 'At step', cell: ({ step, attempt }) => `${humanise(step)} · try ${attempt}` },
    {
      id: 'error',
      header: 'Last problem',
      wide: true,
      cell: ({ error }) => <span className="wrap-text">{error}</span>,
    },
    { id: 'since', header: 'Begun', wide: true, cell: ({ startedAt }) => <When at={startedAt} /> },
    deedColumn({ name: 'Try again now', ...redrive }),
  ]
  return (
    <ListPage
      title="Operations"
      kept="operations"
      views={views}
      search={search}
      onSearch={onSearch}
      name="processes"
      pages={pages}
      columns={columns}
      rowId={({ id }) => id}
      onOpen={({ id }) => setShown(id)}
      empty={
        <Empty icon="pulse" title={search.stuck ? 'Nothing is stuck' : 'Nothing is on its way'}>
          What waits for a provider or a neighbour stands here until it is done, and is tried again by itself.
        </Empty>
      }
    >
      {shown && <ProcessDialog id={shown} onClose={() => setShown(undefined)} />}
    </ListPage>
  )
}
