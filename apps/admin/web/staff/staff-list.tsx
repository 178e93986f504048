import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { answerOf } from '../api/answer.ts'
import { identity } from '../api/clients.ts'
import type { StaffMember } from '../api/shapes.ts'
import { usePages } from '../api/use-pages.ts'
import { Button } from '../parts/button.tsx'
import { type Column, DataTable } from '../parts/data-table.tsx'
import { When } from '../parts/format.tsx'
import { Card, Page } from '../parts/page.tsx'
import { Empty } from '../parts/states.tsx'
import { humanise, Status } from '../parts/status.tsx'
import { useMay } from '../session/use-me.ts'
import { InviteDialog } from './invite-dialog.tsx'
import { MemberMenu } from './member-menu.tsx'
import { RoleTable } from './role-table.tsx'

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
    { id: 'roles', header: 'Roles', cell: member => member.roles.map(humanise).join(', ') },
    { id: 'two', header: 'Two steps', wide: true, cell: ({ twoStep }) => (twoStep ? 'Yes' : 'Not set up') },
    {
      id: 'last',
      header: 'Last here',
      wide: true,
      cell: ({ lastSignInAt }) => (lastSignInAt ? <When at={lastSignInAt} /> : '–'),
    },
    {
      id: 'do',
      header: '',
      end: true,
      cell: member => <MemberMenu member={member} roles={roles.data?.items ?? []} />,
    },
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
          <RoleTable roles={roles.data?.items ?? []} />
        </Card>
      </div>
      {inviting && roles.data && <InviteDialog roles={roles.data.items} onClose={() => setInviting(false)} />}
    </Page>
  )
}
