import { useState } from 'react'
import { answerOf } from '../api/answer.ts'
import { pricing } from '../api/clients.ts'
import type { PriceList } from '../api/shapes.ts'
import { usePages } from '../api/use-pages.ts'
import { Button } from '../parts/button.tsx'
import { type Column, DataTable } from '../parts/data-table.tsx'
import { When } from '../parts/format.tsx'
import { Page } from '../parts/page.tsx'
import { Empty } from '../parts/states.tsx'
import { Status } from '../parts/status.tsx'
import { useMay } from '../session/use-me.ts'
import { PriceListDialog } from './price-list-dialog.tsx'

const columns: readonly Column<PriceList>[] = [
  { id: 'name', header: 'Price list', cell: ({ name }) => name },
  {
    id: 'state',
    header: 'Status',
    cell: ({ active }) => (
      <Status of={active === false ? 'disabled' : 'active'} text={active === false ? 'Off' : 'On'} />
    ),
  },
  { id: 'group', header: 'For', cell: ({ customerGroup }) => customerGroup ?? 'Everyone' },
  { id: 'currency', header: 'Currency', wide: true, cell: ({ currency }) => currency },
  { id: 'priority', header: 'Priority', end: true, wide: true, cell: ({ priority }) => priority ?? 0 },
  { id: 'changed', header: 'Changed', end: true, cell: ({ updatedAt }) => <When at={updatedAt} /> },
]

export function PriceListList() {
  const may = useMay()('pricing.write')
  const [making, setMaking] = useState(false)
  const pages = usePages(['price-lists'], (page, signal) =>
    answerOf(pricing('GET /v1/admin/price-lists', page, { signal })),
  )
  return (
    <Page
      title="Price lists"
      fill
      actions={
        may && (
          <Button look="primary" icon="plus" onClick={() => setMaking(true)}>
            New price list
          </Button>
        )
      }
    >
      <DataTable
        name="price lists"
        pages={pages}
        columns={columns}
        rowId={({ id }) => id}
        to={({ id }) => ({ to: '/price-lists/$id', params: { id } })}
        empty={
          <Empty icon="prices" title="No price lists yet">
            A list gives other prices to a group of customers, or for a time.
          </Empty>
        }
      />
      {making && <PriceListDialog onClose={() => setMaking(false)} />}
    </Page>
  )
}
