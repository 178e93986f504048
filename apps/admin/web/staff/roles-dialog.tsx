import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { answerOf, sentenceOf } from '../api/answer.ts'
import { identity } from '../api/clients.ts'
import type { Role, StaffMember } from '../api/shapes.ts'
import { Button } from '../parts/button.tsx'
import { ConflictDialog } from '../parts/conflict-dialog.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { Checkbox } from '../parts/field.tsx'
import { plainShape } from '../parts/merge.ts'
import { Notice } from '../parts/states.tsx'
import { humanise } from '../parts/status.tsx'
import { useTell } from '../parts/toasts.tsx'
import { useMergingSave } from '../parts/use-merging-save.ts'

type Props = { readonly member: StaffMember; readonly roles: readonly Role[]; readonly onClose: () => void }

type Draft = { readonly roles: readonly string[] }
const shape = plainShape<Draft>()
const draftOf = ({ roles }: StaffMember): Draft => ({ roles })

export function RolesDialog({ member, roles, onClose }: Props) {
  const client = useQueryClient()
  const tell = useTell()
  const [base] = useState(member)
  const [draft, setDraft] = useState(() => draftOf(member))
  const { save, isBusy, problem, conflict } = useMergingSave<StaffMember, Draft>({
    ...{ shape, draftOf, base, draft },
    read: () => answerOf(identity('GET /v1/admin/staff/:id', { id: base.id })),
    write: (next, { id, version }) =>
      answerOf(identity('PATCH /v1/admin/staff/:id', { id, roles: [...next.roles] }, { ifMatch: version })),
    onSaved() {
      tell('Saved: it holds from the next sign-in')
      void client.invalidateQueries({ queryKey: ['staff'] })
      onClose()
    },
  })
  const held = draft.roles
  if (conflict) return <ConflictDialog conflict={conflict} />
  return (
    <Dialog
      title={`Roles of ${member.name || member.email}`}
      onClose={onClose}
      onSubmit={save}
      footer={
        <Button look="primary" type="submit" busy={isBusy} disabled={held.length === 0}>
          Save
        </Button>
      }
    >
      {problem !== undefined && <Notice tone="danger">{sentenceOf(problem)}</Notice>}
      <p className="quiet-text">Sessions end at once, so that nobody keeps what was taken away.</p>
      {roles.map(({ name, description }) => (
        <Checkbox
          key={name}
          label={humanise(name)}
          hint={description}
          checked={held.includes(name)}
          onChange={event =>
            setDraft({
              roles: event.target.checked ? [...held, name] : held.filter(kept => kept !== name),
            })
          }
        />
      ))}
    </Dialog>
  )
}
