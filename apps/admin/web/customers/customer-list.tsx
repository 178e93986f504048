import { getRouteApi } from '@tanstack/react-router'
import { answerOf } from '../api/answer.ts'
import { identity } from '../api/clients.ts'
import type { Customer } from '../api/shapes.ts'
import { usePages } from '../api/use-pages.ts'
import type { Column } from '../parts/data-table.tsx'
import { When } from '../parts/format.tsx'
import { ListPage } from '../parts/list-page.tsx'
import type { View } from '../parts/saved-views.tsx'
import { SearchField } from '../parts/search-field.tsx'
import { Empty } from '../parts/states.tsx'
import { Status } from '../parts/status.tsx'

import { useListSearch } from '../parts/use-list-search.ts'

const route = getRouteApi('/customers')
const views: readonly View[] = [
  { name: 'All', search: {} },
  { name: 'Active', search: { status: 'active' } },
  { name: 'Blocked', search: { status: 'blocked' } },
]
const columns: readonly Column<Customer>[] = [
  {
    id: 'name',
    header: 'Customer',
    cell: ({ name, email }) => (
      <span className="name-cell">
        {name || email}
        {name && <small>{email}</small>}
      </span>
    ),
  },
  { id: 'status', header: 'Status', wide: true, cell: ({ status }) => <Status of={status} /> },
  {
    id: 'verified',
    header: 'E-mail',
    wide: true,
    cell: ({ emailVerified }) =>
      emailVerified ? 'Verified' : <span className="quiet-text">Not verified</span>,
  },
  {
    id: 'group',
    header: 'Group',
    wide: true,
    cell: ({ group }) => group && <span className="tag">{group}</span>,
  },
  { id: 'since', header: 'Since', end: true, cell: ({ createdAt }) => <When at={createdAt} /> },
]
const isStatus = (word: string | undefined): word is Customer['status'] =>
  word === 'active' || word === 'blocked' || word === 'erased'

export function CustomerList() {
  const search = route.useSearch()
  const { q, status } = search
  const { onSearch, onText } = useListSearch('/customers', search)
  const pages = usePages(['customers', search], (page, signal) =>
    answerOf(
      identity(
        'GET /v1/admin/customers',
        {
          ...page,
          ...(isStatus(status) && { status }),
          ...(q && (q.includes('@') ? { email: q } : { group: q })),
        },
        { signal },
      ),
    ),
  )
  return (
    <ListPage
      title="Customers"
      kept="customers"
      views={views}
      search={search}
      onSearch={onSearch}
      filters={
        <SearchField
          label="Search customers"
          placeholder="Whole e-mail or group"
          value={q}
          onSearch={onText}
        />
      }
      name="customers"
      pages={pages}
      columns={columns}
      rowId={({ id }) => id}
      to={({ id }) => ({ to: '/customers/$id', params: { id } })}
      empty={
        q || status ? (
          <Empty icon="search" title="No customer matches">
            Look by a whole e-mail address, or by the name of a group.
          </Empty>
        ) : (
          <Empty icon="customers" title="No accounts yet">
            Guests buy without one; whoever registers appears here.
          </Empty>
        )
      }
    />
  )
}
