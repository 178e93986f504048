import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { answerOf } from '../api/answer.ts'
import { notifications } from '../api/clients.ts'
import type { Delivery } from '../api/shapes.ts'
import { useDeed } from '../api/use-deed.ts'
import { usePages } from '../api/use-pages.ts'
import { Button } from '../parts/button.tsx'
import type { Column } from '../parts/data-table.tsx'
import { deedColumn } from '../parts/deed-column.tsx'
import { When } from '../parts/format.tsx'
import { ListPage } from '../parts/list-page.tsx'
import type { View } from '../parts/saved-views.tsx'
import { Empty } from '../parts/states.tsx'
import { Status } from '../parts/status.tsx'
import { useListSearch } from '../parts/use-list-search.ts'
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
  const may = useMay()
  const [making, setMaking] = useState(false)
  const [shown, setShown] = useState<string>()
  const { onSearch } = useListSearch('/webhooks', search)
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
  const replay = useDeed(
    'deliveries',
    id => answerOf(notifications('POST /v1/admin/webhook-deliveries/:id/replay', { id })),
    () => 'It is delivered once more',
  )
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
    deedColumn({ name: 'Replay', when: () => may('notifications.write'), ...replay }),
  ]
  return (
    <ListPage
      title="Webhooks"
      actions={
        may('notifications.write') && (
          <Button look="primary" icon="plus" onClick={() => setMaking(true)}>
            New webhook
          </Button>
        )
      }
      above={<WebhookCards />}
      kept="deliveries"
      views={views}
      search={search}
      onSearch={onSearch}
      name="deliveries"
      pages={pages}
      columns={columns}
      rowId={({ id }) => id}
      onOpen={({ id }) => setShown(id)}
      empty={
        <Empty icon="webhook" title={status ? 'Nothing to see here' : 'Nothing was delivered yet'}>
          Every event that is sent to a webhook stands here, with its answer.
        </Empty>
      }
    >
      {making && <WebhookDialog onClose={() => setMaking(false)} />}
      {shown && <DeliveryDialog id={shown} onClose={() => setShown(undefined)} />}
    </ListPage>
  )
}
