import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useCallback } from 'react'
import { answerOf } from '../api/answer.ts'
import { orders } from '../api/clients.ts'
import type { Return } from '../api/shapes.ts'
import { usePages } from '../api/use-pages.ts'
import { type Column, DataTable } from '../parts/data-table.tsx'
import { When } from '../parts/format.tsx'
import { Page } from '../parts/page.tsx'
import { SavedViews, type View } from '../parts/saved-views.tsx'
import { Empty } from '../parts/states.tsx'
import { humanise, Status } from '../parts/status.tsx'

const route = getRouteApi('/returns')
/** In the order in which they are worked off. */
const views: readonly View[] = [
  { name: 'All', search: {} },
  ...['requested', 'approved', 'received', 'inspected'].map(status => ({
    name: { requested: 'To decide', approved: 'On their way', received: 'To inspect' }[status] ?? 'Inspected',
    search: { status },
  })),
]
const columns: readonly Column<Return>[] = [
  {
    id: 'what',
    header: 'Return',
    cell: ({ lines }) => {
      const units = lines.reduce((sum, { quantity }) => sum + quantity, 0)
      return (
        <span className="name-cell">
          {`${units} ${units === 1 ? 'unit' : 'units'}`}
          <small className="mono">{lines.map(({ sku }) => sku).join(', ')}</small>
        </span>
      )
    },
  },
  { id: 'status', header: 'Status', cell: ({ status }) => <Status of={status} /> },
  { id: 'wish', header: 'Wished for', wide: true, cell: ({ resolution }) => humanise(resolution) },
  {
    id: 'reason',
    header: 'Reason',
    wide: true,
    cell: ({ lines }) => [...new Set(lines.map(({ reason }) => humanise(reason)))].join(', '),
  },
  { id: 'asked', header: 'Asked', end: true, cell: ({ requestedAt }) => <When at={requestedAt} /> },
]

export function ReturnList() {
  const search = route.useSearch()
  const navigate = useNavigate()
  const onSearch = useCallback(
    (next: object) => void navigate({ to: '/returns', search: next, replace: true }),
    [navigate],
  )
  const pages = usePages(['returns', search], (page, signal) =>
    answerOf(orders('GET /v1/admin/returns', { ...page, ...search }, { signal })),
  )
  return (
    <Page title="Returns" fill>
      <div className="toolbar">
        <SavedViews of="returns" builtIn={views} search={search} onSearch={onSearch} />
      </div>
      <DataTable
        name="returns"
        pages={pages}
        columns={columns}
        rowId={({ id }) => id}
        to={({ id }) => ({ to: '/returns/$id', params: { id } })}
        empty={
          <Empty icon="returns" title={search.status ? 'Nothing to do here' : 'No returns yet'}>
            Customers ask for a return on the page of their order, and it waits here for a decision.
          </Empty>
        }
      />
    </Page>
  )
}
