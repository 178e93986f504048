import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { answerOf, sentenceOf } from '../api/answer.ts'
import { identity } from '../api/clients.ts'
import { useAttempt } from '../api/use-attempt.ts'
import { Button } from '../parts/button.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { Checkbox, TextField } from '../parts/field.tsx'
import { KeptOnceDialog } from '../parts/kept-once-dialog.tsx'
import { Notice } from '../parts/states.tsx'

/** The key is in one answer and nowhere else. */
export function NewKeyDialog({ onClose }: { onClose: () => void }) {
  const client = useQueryClient()
  const [name, setName] = useState('')
  const [chosen, setChosen] = useState<readonly string[]>([])
  const roles = useQuery({
    queryKey: ['roles'],
    queryFn: () => answerOf(identity('GET /v1/admin/roles', {})),
  })
  const all = [...new Set(roles.data?.items.flatMap(({ permissions }) => permissions))]
    .filter(permission => permission !== '*')
    .sort()
  const attempt = useAttempt()
  const make = useMutation({
    mutationFn: (key: { name: string; permissions: string[] }) =>
      attempt(key, idempotencyKey => answerOf(identity('POST /v1/admin/api-keys', key, { idempotencyKey }))),
    onSuccess: () => client.invalidateQueries({ queryKey: ['keys'] }),
  })
  if (make.data)
    return (
      <KeptOnceDialog
        what="key"
        secret={make.data.key}
        note="It is not shown again. Send it as Authorization: Bearer."
        onClose={onClose}
      />
    )
  return (
    <Dialog
      title="New API key"
      onClose={onClose}
      onSubmit={() => make.mutate({ name, permissions: [...chosen] })}
      footer={
        <Button look="primary" type="submit" busy={make.isPending} disabled={!name || chosen.length === 0}>
          Make the key
        </Button>
      }
    >
      {make.error && <Notice tone="danger">{sentenceOf(make.error)}</Notice>}
      <TextField
        label="Name"
        hint="What it is for"
        value={name}
        onChange={event => setName(event.target.value)}
      />
      <fieldset className="choices">
        <legend>It may</legend>
        <div className="permission-picks">
          {all.map(permission => (
            <Checkbox
              key={permission}
              label={permission}
              checked={chosen.includes(permission)}
              onChange={event =>
                setChosen(
                  event.target.checked ? [...chosen, permission] : chosen.filter(kept => kept !== permission),
                )
              }
            />
          ))}
        </div>
      </fieldset>
    </Dialog>
  )
}
