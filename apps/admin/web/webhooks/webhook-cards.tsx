import { useMutation, useQueryClient } from '@tanstack/react-query'
import { answerOf } from '../api/answer.ts'
import { notifications } from '../api/clients.ts'
import { usePages } from '../api/use-pages.ts'
import { Button } from '../parts/button.tsx'
import { Status } from '../parts/status.tsx'
import { useTell } from '../parts/toasts.tsx'
import { useMay } from '../session/use-me.ts'
import { WebhookMenu } from './webhook-menu.tsx'

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
      {pages.rows.map(webhook => (
        <li key={webhook.id}>
          <span className="name-cell">
            {webhook.name}
            <small className="mono ellipsis">{webhook.url}</small>
            <small>{webhook.types.join(', ') || 'Every event'}</small>
            {webhook.disabledReason && <small className="field-error">{webhook.disabledReason}</small>}
          </span>
          <span className="row">
            <Status of={webhook.status} />
            {may('notifications.write') && (
              <>
                <Button
                  small
                  disabled={webhook.status !== 'active'}
                  busy={ping.isPending}
                  onClick={() => ping.mutate(webhook.id)}
                >
                  Ping
                </Button>
                <WebhookMenu webhook={webhook} />
              </>
            )}
          </span>
        </li>
      ))}
    </ul>
  )
}
