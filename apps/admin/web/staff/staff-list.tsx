import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { answerOf } from '../api/answer.ts'
import { identity } from '../api/clients.ts'
import type { StaffMember } from '../api/shapes.ts'
import { usePages } from '../api/use-pages.ts'
import { Button, IconButton } from '../parts/button.tsx'
import { type Column, DataTable } from '../parts/data-table.tsx'
import { When } from '../parts/format.tsx'
import { Menu } from '../parts/menu.tsx'
import { Card, Page } from '../parts/page.tsx'
import { Empty } from '../parts/states.tsx'
import { Status } from '../parts/status.tsx'
import { useTell } from '../parts/toasts.tsx'
import { useMay } from '../session/use-me.ts'
import { InviteDialog } from './invite-dialog.tsx'

export function StaffList() {
  const may = useMay()
  const [inviting, setInviting] = useState(false)
  const roles = useQuery({
    queryKey: ['roles'],
    queryFn: () => answerOf(identity('GET /v1/admin/roles', {})),
  })
  const pages = usePages(['staff'], (page, signal) =>
    answerOf(identity('GET /v1/admin/staff', page, { signal })),
  )
  const columns: readonly Column<StaffMember>[] = [
    {
      id: 'who',
      header: 'Name',
      cell: ({ name, email }) => (
        <span className="name-cell">
          {name || email}
          <small>{email}</small>
        </span>
      ),
    },
    { id: 'status', header: 'Status', cell: ({ status }) => <Status of={status} /> },
    { id: 'roles', header: 'Roles', cell: member => member.roles.join(', ') },
    { id: 'two', header: 'Two steps', wide: true, cell: ({ twoStep }) => (twoStep ? 'Yes' : 'Not set up') },
    {
      id: 'last',
      header: 'Last here',
      wide: true,
      cell: ({ lastSignInAt }) => (lastSignInAt ? <When at={lastSignInAt} /> : '–'),
    },
    { id: 'do', header: '', end: true, cell: member => <MemberMenu member={member} /> },
  ]
  return (
    <Page
      title="Staff"
      fill
      actions={
        may('staff.write') && (
          <Button look="primary" icon="plus" onClick={() => setInviting(true)}>
            Invite somebody
          </Button>
        )
      }
    >
      <DataTable
        name="staff"
        pages={pages}
        columns={columns}
        rowId={({ id }) => id}
        empty={<Empty icon="staff" title="Nobody yet" />}
      />
      <div className="inset">
        <Card title="Roles">
          <dl className="roles">
            {roles.data?.items.map(({ name, description, permissions }) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>
                  {description}
                  <small>{permissions.includes('*') ? 'Every permission' : permissions.join(', ')}</small>
                </dd>
              </div>
            ))}
          </dl>
        </Card>
      </div>
      {inviting && roles.data && <InviteDialog roles={roles.data.items} onClose={() => setInviting(false)} />}
    </Page>
  )
}

type Change = { readonly status?: 'active' | 'disabled'; readonly resetTwoStep?: true }

function MemberMenu({ member }: { member: StaffMember }) {
  const may = useMay()
  const tell = useTell()
  const client = useQueryClient()
  const change = useMutation({
    mutationFn: (change: Change) =>
      answerOf(identity('PATCH /v1/admin/staff/:id', { id: member.id, ...change })),
    onSuccess: (_, { status }) => {
      const back = status === 'disabled' ? 'active' : 'disabled'
      tell(
        status ? `${member.email} is ${status}` : 'The app is set up anew at the next sign-in',
        status && (() => change.mutate({ status: back })),
      )
    },
    onError: tell.problem,
    onSettled: () => client.invalidateQueries({ queryKey: ['staff'] }),
  })
  if (!may('staff.write')) return null
  return (
    <Menu
      trigger={<IconButton small icon="more" label={`Actions for ${member.email}`} />}
      items={[
        ...(member.twoStep
          ? [{ label: 'Reset two-step sign-in', onSelect: () => change.mutate({ resetTwoStep: true }) }]
          : []),
        member.status === 'disabled'
          ? { label: 'Enable', onSelect: () => change.mutate({ status: 'active' }) }
          : { label: 'Disable', danger: true, onSelect: () => change.mutate({ status: 'disabled' }) },
      ]}
    />
  )
}
