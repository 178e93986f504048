import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { answerOf } from '../api/answer.ts'
import { notifications } from '../api/clients.ts'
import type { Webhook } from '../api/shapes.ts'
import { useRowChange } from '../api/use-row-change.ts'
import { IconButton } from '../parts/button.tsx'
import { ConfirmDialog } from '../parts/confirm-dialog.tsx'
import { Menu } from '../parts/menu.tsx'
import { useTell } from '../parts/toasts.tsx'
import { SecretDialog } from './secret-dialog.tsx'
import { WebhookDialog } from './webhook-dialog.tsx'

type Doing = 'edit' | 'secret' | 'delete'

const dayMs = 86_400_000

export function WebhookMenu({ webhook }: { webhook: Webhook }) {
  const { id, name, status } = webhook
  const [doing, setDoing] = useState<Doing>()
  const act = useWebhookActions(webhook)
  const close = () => setDoing(undefined)
  const isActive = status === 'active'
  return (
    <>
      <Menu
        trigger={<IconButton small icon="more" label={`More actions for ${name}`} />}
        items={[
          { label: 'Edit', icon: 'pencil', onSelect: () => setDoing('edit') },
          {
            label: isActive ? 'Switch off' : 'Switch on',
            icon: isActive ? 'close' : 'check',
            onSelect: () => act.turn(isActive ? 'disabled' : 'active'),
          },
          {
            label: 'Replay failures of a day',
            icon: 'redo',
            disabled: !isActive,
            onSelect: () => act.replay.mutate(new Date(Date.now() - dayMs).toISOString()),
          },
          { label: 'Make a new secret', icon: 'key', onSelect: () => setDoing('secret') },
          { label: 'Delete', icon: 'trash', danger: true, onSelect: () => setDoing('delete') },
        ]}
      />
      {doing === 'edit' && <WebhookDialog webhook={webhook} onClose={close} />}
      {doing === 'secret' && <SecretDialog id={id} onClose={close} />}
      {doing === 'delete' && (
        <ConfirmDialog
          title={`Delete ${name}?`}
          act="Delete the webhook"
          busy={act.remove.isPending}
          onConfirm={() => act.remove.mutate(undefined, { onSettled: close })}
          onClose={close}
        >
          Nothing is sent there any more, and what was sent is forgotten.
        </ConfirmDialog>
      )}
    </>
  )
}

function useWebhookActions(webhook: Webhook) {
  const { id, name, version } = webhook
  const client = useQueryClient()
  const tell = useTell()
  const after = {
    onError: tell.problem,
    onSettled: () =>
      Promise.all(['webhooks', 'deliveries'].map(key => client.invalidateQueries({ queryKey: [key] }))),
  }
  const turn = useRowChange<Webhook, 'active' | 'disabled'>({
    ...{ list: 'webhooks', row: webhook, keyOf: row => row.id },
    write: (status, seen) =>
      answerOf(notifications('PATCH /v1/admin/webhooks/:id', { id, status }, { ifMatch: seen.version })),
    soon: (row, status) => ({ ...row, status }),
    done: status => (status === 'active' ? `${name} is on` : `${name} is off`),
    back: status => (status === 'active' ? 'disabled' : 'active'),
  })
  const remove = useMutation({
    mutationFn: (_: undefined) =>
      answerOf(notifications('DELETE /v1/admin/webhooks/:id', { id }, { ifMatch: version })),
    onSuccess: () => tell(`${name} is gone`),
    ...after,
  })
  const replay = useMutation({
    mutationFn: (since: string) =>
      answerOf(
        notifications(
          'POST /v1/admin/webhooks/:id/replay',
          { id, since },
          { idempotencyKey: crypto.randomUUID() },
        ),
      ),
    onSuccess: ({ replayed }) =>
      tell(replayed === 0 ? 'Nothing failed in a day' : `${replayed} are delivered once more`),
    ...after,
  })
  return { turn, remove, replay }
}
