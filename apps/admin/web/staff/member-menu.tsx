import { useState } from 'react'
import { answerOf } from '../api/answer.ts'
import { identity } from '../api/clients.ts'
import type { Role, StaffMember } from '../api/shapes.ts'
import { useRowChange } from '../api/use-row-change.ts'
import { IconButton } from '../parts/button.tsx'
import { Menu } from '../parts/menu.tsx'
import { useMay } from '../session/use-me.ts'
import { RolesDialog } from './roles-dialog.tsx'

type Change = { readonly status?: 'active' | 'disabled'; readonly resetTwoStep?: true }

export function MemberMenu({ member, roles }: { member: StaffMember; roles: readonly Role[] }) {
  const may = useMay()
  const [isChanging, setChanging] = useState(false)
  const { id, email } = member
  const change = useRowChange<StaffMember, Change>({
    ...{ list: 'staff', row: member, keyOf: row => row.id },
    write: (to, { version }) =>
      answerOf(identity('PATCH /v1/admin/staff/:id', { id, ...to }, { ifMatch: version })),
    soon: (row, { status = row.status }) => ({ ...row, status }),
    done: ({ status }) => (status ? `${email} is ${status}` : 'The app is set up anew at the next sign-in'),
    back: ({ status }) => status && { status: status === 'disabled' ? 'active' : 'disabled' },
  })
  if (!may('staff.write')) return null
  return (
    <>
      <Menu
        trigger={<IconButton small icon="more" label={`Actions for ${email}`} />}
        items={[
          { label: 'Change roles', icon: 'staff', onSelect: () => setChanging(true) },
          ...(member.twoStep
            ? [{ label: 'Reset two-step sign-in', onSelect: () => change({ resetTwoStep: true }) }]
            : []),
          member.status === 'disabled'
            ? { label: 'Enable', onSelect: () => change({ status: 'active' }) }
            : { label: 'Disable', danger: true, onSelect: () => change({ status: 'disabled' }) },
        ]}
      />
      {isChanging && <RolesDialog member={member} roles={roles} onClose={() => setChanging(false)} />}
    </>
  )
}
