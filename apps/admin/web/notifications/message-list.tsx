import { useMutation, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useCallback, useState } from 'react'
import { answerOf } from '../api/answer.ts'
import { notifications } from '../api/clients.ts'
import type { Message } from '../api/shapes.ts'
import { usePages } from '../api/use-pages.ts'
import { Button } from '../parts/button.tsx'
import { type Column, DataTable } from '../parts/data-table.tsx'
import { When } from '../parts/format.tsx'
import { Page } from '../parts/page.tsx'
import { SavedViews, type View } from '../parts/saved-views.tsx'
import { Empty } from '../parts/states.tsx'
import { humanise, Status } from '../parts/status.tsx'
import { useTell } from '../parts/toasts.tsx'
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
  const navigate = useNavigate()
  const may = useMay()
  const tell = useTell()
  const client = useQueryClient()
  const [shown, setShown] = useState<string>()
  const onSearch = useCallback(
    (next: object) => void navigate({ to: '/notifications', search: next, replace: true }),
    [navigate],
  )
  const { status } = search
  const pages = usePages(['messages', search], (page, signal) =>
    answerOf(
      notifications('GET /v1/admin/messages', { ...page, ...(isStatus(status) && { status }) }, { signal }),
    ),
  )
  const resend = useMutation({
    mutationFn: (id: string) =>
      answerOf(
        notifications('POST /v1/admin/messages/:id/resend', { id }, { idempotencyKey: crypto.randomUUID() }),
      ),
    onSuccess: () => tell('It is sent once more'),
    onError: tell.problem,
    onSettled: () => client.invalidateQueries({ queryKey: ['messages'] }),
  })
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
      cell: ({ reason }) => <small className="clip">{reason}</small>,
    },
    { id: 'at', header: 'Made', end: true, wide: true, cell: ({ createdAt }) => <When at={createdAt} /> },
    {
      id: 'do',
      header: '',
      end: true,
      cell: message => (
        <span className="row end">
          <Button small look="quiet" onClick={() => setShown(message.id)}>
            Read
          </Button>
          {may('notifications.write') && message.status !== 'queued' && (
            <Button small busy={resend.isPending} onClick={() => resend.mutate(message.id)}>
              Send again
            </Button>
          )}
        </span>
      ),
    },
  ]
  return (
    <Page title="Notifications" fill>
      <div className="toolbar">
        <SavedViews of="messages" builtIn={views} search={search} onSearch={onSearch} />
      </div>
      <DataTable
        name="e-mails"
        pages={pages}
        columns={columns}
        rowId={({ id }) => id}
        empty={
          <Empty icon="bell" title="No e-mails here">
            What the shop writes to customers and staff is listed here.
          </Empty>
        }
      />
      {shown && <MessageDialog id={shown} onClose={() => setShown(undefined)} />}
    </Page>
  )
}
