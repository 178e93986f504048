import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { answerOf } from '../api/answer.ts'
import { notifications } from '../api/clients.ts'
import type { Message } from '../api/shapes.ts'
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
import { useMay } from '../session/use-me.ts'
import { MessageDialog } from './message-dialog.tsx'

const route = getRouteApi('/notifications')
const views: readonly View[] = [
  { name: 'All', search: {} },
  ...['queued', 'sent', 'failed', 'suppressed'].map(status => ({
    name: humanise(status),
    search: { status },
  })),
]
const isStatus = (word: string | undefined): word is 'queued' | 'sent' | 'failed' | 'suppressed' =>
  views.some(({ search }) => 'status' in search && search.status === word)

export function MessageList() {
  const search = route.useSearch()
  const may = useMay()
  const [shown, setShown] = useState<string>()
  const { onSearch } = useListSearch('/notifications', search)
  const { status } = search
  const pages = usePages(['messages', search], (page, signal) =>
    answerOf(
      notifications('GET /v1/admin/messages', { ...page, ...(isStatus(status) && { status }) }, { signal }),
    ),
  )
  const resend = useDeed(
    'messages',
    id =>
      answerOf(
        notifications('POST /v1/admin/messages/:id/resend', { id }, { idempotencyKey: crypto.randomUUID() }),
      ),
    () => 'It is sent once more',
  )
  const columns: readonly Column<Message>[] = [
    {
      id: 'what',
      header: 'E-mail',
      cell: ({ subject, template, recipient }) => (
        <span className="name-cell">
          {subject ?? humanise(template)}
          <small>{recipient ?? template}</small>
        </span>
      ),
    },
    { id: 'status', header: 'Status', cell: message => <Status of={message.status} /> },
    { id: 'tries', header: 'Tries', end: true, wide: true, cell: ({ attempts }) => attempts },
    {
      id: 'reason',
      header: 'Why',
      wide: true,
      cell: ({ reason }) =>
        reason && (
          <small className="clip" title={reason}>
            {humanise(reason)}
          </small>
        ),
    },
    { id: 'at', header: 'Made', end: true, wide: true, cell: ({ createdAt }) => <When at={createdAt} /> },
    deedColumn<Message>({
      name: 'Send again',
      when: ({ status }) => status !== 'queued' && may('notifications.write'),
      ...resend,
    }),
  ]
  return (
    <ListPage
      title="Notifications"
      kept="messages"
      views={views}
      search={search}
      onSearch={onSearch}
      name="e-mails"
      pages={pages}
      columns={columns}
      rowId={({ id }) => id}
      onOpen={({ id }) => setShown(id)}
      empty={
        <Empty icon="bell" title="No e-mails here">
          What the shop writes to customers and staff is listed here.
        </Empty>
      }
    >
      {shown && <MessageDialog id={shown} onClose={() => setShown(undefined)} />}
    </ListPage>
  )
}
