import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import type { Order } from '../api/shapes.ts'
import { Button, IconButton } from '../parts/button.tsx'
import { dateTimeText } from '../parts/format.tsx'
import { Menu } from '../parts/menu.tsx'
import { Card, Page } from '../parts/page.tsx'
import { Failed, Skeleton } from '../parts/states.tsx'
import { Status } from '../parts/status.tsx'
import { useMay } from '../session/use-me.ts'
import { CancelDialog } from './cancel-dialog.tsx'
import { EditDialog } from './edit-dialog.tsx'
import { FulfilDialog } from './fulfil-dialog.tsx'
import { Fulfilment } from './fulfilment.tsx'
import { Invoices } from './invoices.tsx'
import { OrderLines } from './order-lines.tsx'
import { OrderReturns } from './order-returns.tsx'
import { OrderSide } from './order-side.tsx'
import { RefundDialog } from './refund-dialog.tsx'
import { Shipments } from './shipments.tsx'
import { Timeline } from './timeline.tsx'
import { useOrder } from './use-order.ts'

const route = getRouteApi('/orders/$id')
const back = { to: '/orders', name: 'orders' } as const

export function OrderPage() {
  const { id } = route.useParams()
  const { data: order, error, refetch } = useOrder(id)
  if (order) return <LoadedOrder order={order} />
  return (
    <Page title="Order" back={back}>
      {error ? <Failed error={error} retry={() => void refetch()} /> : <OrderSkeleton />}
    </Page>
  )
}

type Doing = 'fulfil' | 'refund' | 'cancel' | 'edit'

function LoadedOrder({ order }: { order: Order }) {
  const may = useMay()
  const [doing, setDoing] = useState<Doing>()
  const close = () => setDoing(undefined)
  const isOpen = order.status === 'open'
  const left = order.lines.some(({ quantity, shipped }) => quantity > shipped)
  const refundable = order.captured.amount - order.refunded.amount
  const more = [
    ...(may('orders.write') && isOpen && left
      ? [{ label: 'Edit the order', icon: 'pencil' as const, onSelect: () => setDoing('edit') }]
      : []),
    ...(may('orders.write') && isOpen && order.shipments.length === 0
      ? [
          {
            label: 'Cancel the order',
            icon: 'close' as const,
            danger: true,
            onSelect: () => setDoing('cancel'),
          },
        ]
      : []),
  ]
  return (
    <Page
      title={`Order ${order.number}`}
      back={back}
      badges={
        <>
          <Status of={order.status} />
          <Status of={order.paymentStatus} />
          <Fulfilment of={order} />
        </>
      }
      note={`Placed ${dateTimeText(order.placedAt)}`}
      actions={
        <>
          {may('orders.refund') && refundable > 0 && (
            <Button onClick={() => setDoing('refund')}>Refund</Button>
          )}
          {may('orders.write') && isOpen && left && (
            <Button look="primary" icon="truck" onClick={() => setDoing('fulfil')}>
              Fulfil
            </Button>
          )}
          <Menu trigger={<IconButton icon="more" label="More actions" />} items={more} />
        </>
      }
    >
      <div className="split">
        <div>
          <OrderLines order={order} />
          <Shipments order={order} />
          <OrderReturns order={order} />
          <Timeline order={order} />
        </div>
        <div>
          <OrderSide order={order} />
          <Invoices id={order.id} />
        </div>
      </div>
      {doing === 'fulfil' && <FulfilDialog order={order} onClose={close} />}
      {doing === 'refund' && <RefundDialog order={order} onClose={close} />}
      {doing === 'cancel' && <CancelDialog order={order} onClose={close} />}
      {doing === 'edit' && <EditDialog order={order} onClose={close} />}
    </Page>
  )
}

const OrderSkeleton = () => (
  <div className="split" aria-busy="true">
    <div>
      <Card>
        <Skeleton lines={8} />
      </Card>
    </div>
    <div>
      <Card>
        <Skeleton lines={5} />
      </Card>
    </div>
  </div>
)
