import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { answerOf, sentenceOf } from '../api/answer.ts'
import { identity } from '../api/clients.ts'
import type { Role, StaffMember } from '../api/shapes.ts'
import { Button } from '../parts/button.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { Checkbox } from '../parts/field.tsx'
import { Notice } from '../parts/states.tsx'
import { humanise } from '../parts/status.tsx'
import { useTell } from '../parts/toasts.tsx'

type Props = { readonly member: StaffMember; readonly roles: readonly Role[]; readonly onClose: () => void }

export function RolesDialog({ member, roles, onClose }: Props) {
  const client = useQueryClient()
  const tell = useTell()
  const [held, setHeld] = useState<readonly string[]>(member.roles)
  const save = useMutation({
    mutationFn: () => answerOf(identity('PATCH /v1/admin/staff/:id', { id: member.id, roles: [...held] })),
    onSuccess: () => {
      tell('Saved: it holds from the next sign-in')
      void client.invalidateQueries({ queryKey: ['staff'] })
      onClose()
    },
  })
  return (
    <Dialog
      title={`Roles of ${member.name || member.email}`}
      onClose={onClose}
      onSubmit={() => save.mutate()}
      footer={
        <Button look="primary" type="submit" busy={save.isPending} disabled={held.length === 0}>
          Save
        </Button>
      }
    >
      {save.error && <Notice tone="danger">{sentenceOf(save.error)}</Notice>}
      <p className="quiet-text">Sessions end at once, so that nobody keeps what was taken away.</p>
      {roles.map(({ name, description }) => (
        <Checkbox
          key={name}
          label={humanise(name)}
          hint={description}
          checked={held.includes(name)}
          onChange={event =>
            setHeld(event.target.checked ? [...held, name] : held.filter(kept => kept !== name))
          }
        />
      ))}
    </Dialog>
  )
}
