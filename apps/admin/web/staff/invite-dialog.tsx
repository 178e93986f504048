import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { answerOf, fieldErrorsOf, sentenceOf } from '../api/answer.ts'
import { identity } from '../api/clients.ts'
import type { Role } from '../api/shapes.ts'
import { Button } from '../parts/button.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { Select, TextField } from '../parts/field.tsx'
import { Notice } from '../parts/states.tsx'
import { humanise } from '../parts/status.tsx'
import { useTell } from '../parts/toasts.tsx'

export function InviteDialog({ roles, onClose }: { roles: readonly Role[]; onClose: () => void }) {
  const tell = useTell()
  const client = useQueryClient()
  const [email, setEmail] = useState('')
  const [name, setName] = useState('')
  const [role, setRole] = useState('support')
  const invite = useMutation({
    mutationFn: () =>
      answerOf(
        identity(
          'POST /v1/admin/staff',
          { email: email.trim(), name, roles: [role] },
          { idempotencyKey: crypto.randomUUID() },
        ),
      ),
    onSuccess: () => {
      tell('Invited: a message with a link is on its way')
      void client.invalidateQueries({ queryKey: ['staff'] })
      onClose()
    },
  })
  return (
    <Dialog
      title="Invite somebody"
      onClose={onClose}
      onSubmit={() => invite.mutate()}
      footer={
        <Button look="primary" type="submit" busy={invite.isPending} disabled={!email}>
          Invite
        </Button>
      }
    >
      {invite.error && <Notice tone="danger">{sentenceOf(invite.error)}</Notice>}
      <TextField
        label="E-mail"
        type="email"
        value={email}
        error={fieldErrorsOf(invite.error)['/email']}
        onChange={event => setEmail(event.target.value)}
      />
      <TextField label="Name" value={name} onChange={event => setName(event.target.value)} />
      <Select
        label="Role"
        hint={roles.find(each => each.name === role)?.description}
        choices={roles.map(each => ({ value: each.name, label: humanise(each.name) }))}
        value={role}
        onChange={event => setRole(event.target.value)}
      />
    </Dialog>
  )
}
