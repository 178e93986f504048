import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { answerOf, fieldErrorsOf, sentenceOf } from '../api/answer.ts'
import { notifications } from '../api/clients.ts'
import { Button } from '../parts/button.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { Checkbox, TextField } from '../parts/field.tsx'
import { Notice } from '../parts/states.tsx'

export function NewWebhookDialog({ onClose }: { onClose: () => void }) {
  const client = useQueryClient()
  const [name, setName] = useState('')
  const [url, setUrl] = useState('https://')
  const [types, setTypes] = useState<readonly string[]>([])
  const events = useQuery({
    queryKey: ['webhook-types'],
    queryFn: () => answerOf(notifications('GET /v1/admin/webhook-event-types', {})),
  })
  const make = useMutation({
    mutationFn: () => answerOf(notifications('POST /v1/admin/webhooks', { name, url, types: [...types] })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['webhooks'] }),
  })
  if (make.data)
    return (
      <Dialog
        title="Keep this secret now"
        onClose={onClose}
        footer={
          <Button look="primary" onClick={onClose}>
            I have kept it
          </Button>
        }
      >
        <Notice tone="warn">The receiver checks signatures with it. It is not shown again.</Notice>
        <div className="seed">
          <code>{make.data.secret}</code>
        </div>
      </Dialog>
    )
  const errors = fieldErrorsOf(make.error)
  return (
    <Dialog
      title="New webhook"
      onClose={onClose}
      onSubmit={() => make.mutate()}
      footer={
        <Button look="primary" type="submit" busy={make.isPending} disabled={!name || types.length === 0}>
          Create
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
