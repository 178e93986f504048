import { useMutation, useQueryClient } from '@tanstack/react-query'
import { answerOf } from '../api/answer.ts'
import { notifications } from '../api/clients.ts'
import { usePages } from '../api/use-pages.ts'
import { Button } from '../parts/button.tsx'
import { Status } from '../parts/status.tsx'
import { useTell } from '../parts/toasts.tsx'
import { useMay } from '../session/use-me.ts'

export function WebhookCards() {
  const may = useMay()
  const tell = useTell()
  const client = useQueryClient()
  const pages = usePages(['webhooks'], (page, signal) =>
    answerOf(notifications('GET /v1/admin/webhooks', page, { signal })),
  )
  const ping = useMutation({
    mutationFn: (id: string) => answerOf(notifications('POST /v1/admin/webhooks/:id/ping', { id })),
    onSuccess: () => tell('A test event is on its way'),
    onError: tell.problem,
    onSettled: () => client.invalidateQueries({ queryKey: ['deliveries'] }),
  })
  if (pages.rows.length === 0) return null
  return (
    <ul className="webhooks">
      {pages.rows.map(({ id, name, url, status, types }) => (
        <li key={id}>
          <span className="name-cell">
            {name}
            <small className="mono ellipsis">{url}</small>
            <small>{types.join(', ')}</small>
          </span>
          <span className="row">
            <Status of={status} />
            {may('notifications.write') && (
              <Button small busy={ping.isPending} onClick={() => ping.mutate(id)}>
                Ping
              </Button>
            )}
          </span>
        </li>
      ))}
    </ul>
  )
}
