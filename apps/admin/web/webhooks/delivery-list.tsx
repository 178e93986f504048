import { useMutation, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useCallback, useState } from 'react'
import { answerOf } from '../api/answer.ts'
import { notifications } from '../api/clients.ts'
import type { Delivery } from '../api/shapes.ts'
import { usePages } from '../api/use-pages.ts'
import { Button } from '../parts/button.tsx'
import { type Column, DataTable } from '../parts/data-table.tsx'
import { When } from '../parts/format.tsx'
import { Page } from '../parts/page.tsx'
import { SavedViews, type View } from '../parts/saved-views.tsx'
import { Empty } from '../parts/states.tsx'
import { Status } from '../parts/status.tsx'
import { useTell } from '../parts/toasts.tsx'
import { useMay } from '../session/use-me.ts'
import { DeliveryDialog } from './delivery-dialog.tsx'
import { WebhookCards } from './webhook-cards.tsx'
import { WebhookDialog } from './webhook-dialog.tsx'

const route = getRouteApi('/webhooks')
const views: readonly View[] = [
  { name: 'All', search: {} },
  { name: 'Pending', search: { status: 'pending' } },
  { name: 'Failed', search: { status: 'failed' } },
]
const isStatus = (word: string | undefined): word is 'pending' | 'failed' =>
  word === 'pending' || word === 'failed'

const followMs = 5_000

export function DeliveryList() {
  const search = route.useSearch()
  const navigate = useNavigate()
  const may = useMay()
  const tell = useTell()
  const client = useQueryClient()
  const [making, setMaking] = useState(false)
  const [shown, setShown] = useState<string>()
  const onSearch = useCallback(
    (next: object) => void navigate({ to: '/webhooks', search: next, replace: true }),
    [navigate],
  )
  const { status } = search
  const pages = usePages(
    ['deliveries', search],
    (page, signal) =>
      answerOf(
        notifications(
          'GET /v1/admin/webhook-deliveries',
          { ...page, ...(isStatus(status) && { status }) },
          { signal },
        ),
      ),
    { refetchInterval: followMs },
  )
  const replay = useMutation({
    mutationFn: (id: string) =>
      answerOf(notifications('POST /v1/admin/webhook-deliveries/:id/replay', { id })),
    onSuccess: () => tell('It is delivered once more'),
    onError: tell.problem,
    onSettled: () => client.invalidateQueries({ queryKey: ['deliveries'] }),
  })
  const columns: readonly Column<Delivery>[] = [
    {
      id: 'event',
      header: 'Delivery',
      cell: ({ eventType, eventId }) => (
        <span className="name-cell">
          {eventType}
          <small className="mono">{eventId}</small>
        </span>
      ),
    },
    { id: 'status', header: 'Status', cell: delivery => <Status of={delivery.status} /> },
    {
      id: 'answer',
      header: 'Answer',
      wide: true,
      cell: ({ lastStatus, reason }) => lastStatus ?? <small className="clip">{reason}</small>,
    },
    { id: 'tries', header: 'Tries', end: true, wide: true, cell: ({ attempts }) => attempts },
    { id: 'at', header: 'Made', end: true, cell: ({ createdAt }) => <When at={createdAt} /> },
    {
      id: 'do',
      header: '',
      end: true,
      cell: ({ id }) => (
        <span className="row end">
          <Button small look="quiet" onClick={() => setShown(id)}>
            Look
          </Button>
          {may('notifications.write') && (
            <Button small busy={replay.isPending} onClick={() => replay.mutate(id)}>
              Replay
            </Button>
          )}
        </span>
      ),
    },
  ]
  return (
    <Page
      title="Webhooks"
      fill
      actions={
        may('notifications.write') && (
          <Button look="primary" icon="plus" onClick={() => setMaking(true)}>
            New webhook
          </Button>
        )
      }
    >
      <WebhookCards />
      <div className="toolbar">
        <SavedViews of="deliveries" builtIn={views} search={search} onSearch={onSearch} />
      </div>
      <DataTable
        name="deliveries"
        pages={pages}
        columns={columns}
        rowId={({ id }) => id}
        empty={
          <Empty icon="webhook" title="Nothing was delivered yet">
            Every event that is sent to a webhook stands here, with its answer.
          </Empty>
        }
      />
      {making && <WebhookDialog onClose={() => setMaking(false)} />}
      {shown && <DeliveryDialog id={shown} onClose={() => setShown(undefined)} />}
    </Page>
  )
}
