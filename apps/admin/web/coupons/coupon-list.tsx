import { useState } from 'react'
import { answerOf } from '../api/answer.ts'
import { pricing } from '../api/clients.ts'
import type { Coupon } from '../api/shapes.ts'
import { usePages } from '../api/use-pages.ts'
import { Button } from '../parts/button.tsx'
import { type Column, DataTable } from '../parts/data-table.tsx'
import { dateText } from '../parts/format.tsx'
import { Page } from '../parts/page.tsx'
import { Empty } from '../parts/states.tsx'
import { Status } from '../parts/status.tsx'
import { useMay } from '../session/use-me.ts'
import { NewCouponDialog } from './new-coupon-dialog.tsx'

const columns: readonly Column<Coupon>[] = [
  { id: 'code', header: 'Code', cell: ({ code }) => <span className="mono">{code}</span> },
  {
    id: 'state',
    header: 'Status',
    cell: ({ active }) => (
      <Status of={active === false ? 'disabled' : 'active'} text={active === false ? 'Off' : 'On'} />
    ),
  },
  {
    id: 'promotion',
    header: 'Promotion',
    wide: true,
    cell: ({ promotionId }) => <span className="mono">{promotionId}</span>,
  },
  {
    id: 'uses',
    header: 'Used',
    end: true,
    cell: ({ uses, usageLimit }) => (usageLimit ? `${uses} of ${usageLimit}` : uses),
  },
  {
    id: 'until',
    header: 'Until',
    end: true,
    wide: true,
    cell: ({ endsAt }) => (endsAt ? dateText(endsAt) : 'Open end'),
  },
]

export function CouponList() {
  const may = useMay()
  const [making, setMaking] = useState(false)
  const pages = usePages(['coupons'], (page, signal) =>
    answerOf(pricing('GET /v1/admin/coupons', page, { signal })),
  )
  return (
    <Page
      title="Coupons"
      fill
      actions={
        may('pricing.write') && (
          <Button look="primary" icon="plus" onClick={() => setMaking(true)}>
            New coupon
          </Button>
        )
      }
    >
      <DataTable
        name="coupons"
        pages={pages}
        columns={columns}
        rowId={({ code }) => code}
        empty={
          <Empty icon="coupons" title="No coupons yet">
            A coupon opens a promotion that needs one.
          </Empty>
        }
      />
      {making && <NewCouponDialog onClose={() => setMaking(false)} />}
    </Page>
  )
}
