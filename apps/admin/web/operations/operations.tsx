import { useMutation, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useCallback, useState } from 'react'
import { answerOf } from '../api/answer.ts'
import { orders } from '../api/clients.ts'
import type { Process } from '../api/shapes.ts'
import { usePages } from '../api/use-pages.ts'
import { Button } from '../parts/button.tsx'
import { type Column, DataTable } from '../parts/data-table.tsx'
import { When } from '../parts/format.tsx'
import { Page } from '../parts/page.tsx'
import { SavedViews, type View } from '../parts/saved-views.tsx'
import { Empty } from '../parts/states.tsx'
import { humanise, Status } from '../parts/status.tsx'
import { useTell } from '../parts/toasts.tsx'
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
  const navigate = useNavigate()
  const client = useQueryClient()
  const tell = useTell()
  const [shown, setShown] = useState<string>()
  const onSearch = useCallback(
    (next: object) => void navigate({ to: '/operations', search: next, replace: true }),
    [navigate],
  )
  const pages = usePages(
    ['processes', search],
    (page, signal) =>
      answerOf(
        orders('GET /v1/admin/order-processes', { ...page, stuck: search.stuck === 'true' }, { signal }),
      ),
    { refetchInterval: followMs },
  )
  const redrive = useMutation({
    mutationFn: (id: string) => answerOf(orders('POST /v1/admin/order-processes/:id/redrive', { id })),
    onSuccess: ({ kind }) => tell(`The ${kind} is tried again`),
    onError: tell.problem,
    onSettled: () => client.invalidateQueries({ queryKey: ['processes'] }),
  })
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
    {
      id: 'do',
      header: '',
      end: true,
      cell: ({ id }) => (
        <span className="row end">
          <Button small look="quiet" onClick={() => setShown(id)}>
            Steps
          </Button>
          <Button small busy={redrive.isPending} onClick={() => redrive.mutate(id)}>
            Try again now
          </Button>
        </span>
      ),
    },
  ]
  return (
    <Page title="Operations" fill>
      <div className="toolbar">
        <SavedViews of="operations" builtIn={views} search={search} onSearch={onSearch} />
      </div>
      <DataTable
        name="processes"
        pages={pages}
        columns={columns}
        rowId={({ id }) => id}
        empty={
          <Empty icon="pulse" title={search.stuck ? 'Nothing is stuck' : 'Nothing is on its way'}>
            What waits for a provider or a neighbour stands here until it is done, and is tried again by
            itself.
          </Empty>
        }
      />
      {shown && <ProcessDialog id={shown} onClose={() => setShown(undefined)} />}
    </Page>
  )
}
