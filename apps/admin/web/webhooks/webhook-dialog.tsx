import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { answerOf, fieldErrorsOf, sentenceOf } from '../api/answer.ts'
import { notifications } from '../api/clients.ts'
import type { Webhook } from '../api/shapes.ts'
import { useAttempt } from '../api/use-attempt.ts'
import { Button } from '../parts/button.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { Checkbox, TextField } from '../parts/field.tsx'
import { Notice } from '../parts/states.tsx'
import { useTell } from '../parts/toasts.tsx'
import { NewSecret } from './secret-dialog.tsx'

export function WebhookDialog({ webhook: opened, onClose }: { webhook?: Webhook; onClose: () => void }) {
  // What was read when the dialog opened: the list may be read anew meanwhile, and its version is not that of the draft.
  const [webhook] = useState(opened)
  const client = useQueryClient()
  const tell = useTell()
  const [name, setName] = useState(webhook?.name ?? '')
  const [url, setUrl] = useState(webhook?.url ?? 'https://')
  const [types, setTypes] = useState<readonly string[]>(webhook?.types ?? [])
  const events = useQuery({
    queryKey: ['webhook-types'],
    queryFn: () => answerOf(notifications('GET /v1/admin/webhook-event-types', {})),
  })
  const attempt = useAttempt()
  const make = useMutation({
    mutationFn: async (): Promise<{ secret?: string }> => {
      const said = { name, url, types: [...types] }
      if (!webhook)
        return attempt(said, idempotencyKey =>
          answerOf(notifications('POST /v1/admin/webhooks', said, { idempotencyKey })),
        )
      const { id, version } = webhook
      await answerOf(notifications('PATCH /v1/admin/webhooks/:id', { id, ...said }, { ifMatch: version }))
      return {}
    },
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['webhooks'] })
      if (!webhook) return
      tell('Saved')
      onClose()
    },
  })
  if (make.data?.secret) return <NewSecret secret={make.data.secret} onClose={onClose} />
  const errors = fieldErrorsOf(make.error)
  return (
    <Dialog
      title={webhook ? 'Webhook' : 'New webhook'}
      onClose={onClose}
      onSubmit={() => make.mutate()}
      footer={
        <Button look="primary" type="submit" busy={make.isPending} disabled={!name || types.length === 0}>
          {webhook ? 'Save' : 'Create'}
        </Button>
      }
    >
      {make.error && <Notice tone="danger">{sentenceOf(make.error)}</Notice>}
      <TextField
        label="Name"
        value={name}
        error={errors['/name']}
        onChange={event => setName(event.target.value)}
      />
      <TextField
        label="Address"
        type="url"
        value={url}
        error={errors['/url']}
        onChange={event => setUrl(event.target.value)}
      />
      <fieldset className="choices">
        <legend>Events</legend>
        <div className="permission-picks">
          {events.data?.items.map(({ type }) => (
            <Checkbox
              key={type}
              label={type}
              checked={types.includes(type)}
              onChange={event =>
                setTypes(event.target.checked ? [...types, type] : types.filter(kept => kept !== type))
              }
            />
          ))}
        </div>
      </fieldset>
    </Dialog>
  )
}
