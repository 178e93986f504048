import { useState } from 'react'
import { answerOf } from '../api/answer.ts'
import { pricing } from '../api/clients.ts'
import { usePages } from '../api/use-pages.ts'
import { Button } from '../parts/button.tsx'
import { DataTable } from '../parts/data-table.tsx'
import { Page } from '../parts/page.tsx'
import { Empty } from '../parts/states.tsx'
import { useMay } from '../session/use-me.ts'
import { useCouponColumns } from './coupon-columns.tsx'
import { NewCouponDialog } from './new-coupon-dialog.tsx'

export function CouponList() {
  const may = useMay()
  const [making, setMaking] = useState(false)
  const columns = useCouponColumns()
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
