import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { answerOf } from '../api/answer.ts'
import { changeRows } from '../api/change-rows.ts'
import { identity } from '../api/clients.ts'
import type { Role, StaffMember } from '../api/shapes.ts'
import { IconButton } from '../parts/button.tsx'
import { Menu } from '../parts/menu.tsx'
import { useTell } from '../parts/toasts.tsx'
import { useMay } from '../session/use-me.ts'
import { RolesDialog } from './roles-dialog.tsx'

type Change = { readonly status?: 'active' | 'disabled'; readonly resetTwoStep?: true }

export function MemberMenu({ member, roles }: { member: StaffMember; roles: readonly Role[] }) {
  const may = useMay()
  const tell = useTell()
  const [isChanging, setChanging] = useState(false)
  const client = useQueryClient()
  const change = useMutation({
    mutationFn: (change: Change) =>
      answerOf(identity('PATCH /v1/admin/staff/:id', { id: member.id, ...change })),
    onMutate: ({ status }) =>
      changeRows<StaffMember>(client, 'staff', row =>
        row.id === member.id && status ? { ...row, status } : row,
      ),
    onSuccess: (_, { status }) => {
      const back = status === 'disabled' ? 'active' : 'disabled'
      tell(
        status ? `${member.email} is ${status}` : 'The app is set up anew at the next sign-in',
        status && (() => change.mutate({ status: back })),
      )
    },
    onError: (error, _, restore) => {
      restore?.()
      tell.problem(error)
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['staff'] }),
  })
  if (!may('staff.write')) return null
  return (
    <>
      <Menu
        trigger={<IconButton small icon="more" label={`Actions for ${member.email}`} />}
        items={[
          { label: 'Change roles', icon: 'staff', onSelect: () => setChanging(true) },
          ...(member.twoStep
            ? [{ label: 'Reset two-step sign-in', onSelect: () => change.mutate({ resetTwoStep: true }) }]
            : []),
          member.status === 'disabled'
            ? { label: 'Enable', onSelect: () => change.mutate({ status: 'active' }) }
            : { label: 'Disable', danger: true, onSelect: () => change.mutate({ status: 'disabled' }) },
        ]}
      />
      {isChanging && <RolesDialog member={member} roles={roles} onClose={() => setChanging(false)} />}
    </>
  )
}
