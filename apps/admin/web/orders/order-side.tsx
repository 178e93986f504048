import { Link } from '@tanstack/react-router'
import type { Order } from '../api/shapes.ts'
import { countryName, moneyText } from '../parts/format.tsx'
import { Card, Facts } from '../parts/page.tsx'
import { humanise } from '../parts/status.tsx'
import { useMay } from '../session/use-me.ts'

export function OrderSide({ order }: { order: Order }) {
  const may = useMay()
  const { customerId, email } = order
  return (
    <>
      <Card title="Customer">
        <div className="stack tight">
          {customerId && may('customers.read') ? (
            <Link className="link" to="/customers/$id" params={{ id: customerId }}>
              {order.shipTo?.name ?? email ?? 'Customer'}
            </Link>
          ) : (
            <span>{order.shipTo?.name ?? 'Guest'}</span>
          )}
          {email && (
            <a className="ellipsis" href={`mailto:${email}`}>
              {email}
            </a>
          )}
          {!customerId && <small>Bought as a guest</small>}
        </div>
      </Card>
      {order.shipTo && (
        <Card title="Sent to">
          <PostalAddress of={order.shipTo} />
          {order.shippingOption && <small>{`By ${order.shippingOption.split('.').at(-1)}`}</small>}
        </Card>
      )}
      <Card title="Payment">
        <Facts
          of={[
            ...order.tenders.map(
              tender =>
                [
                  humanise(tender.kind),
                  moneyText(tender.captured.amount ? tender.captured : tender.authorised),
                ] as const,
            ),
            ['Captured', moneyText(order.captured)],
            ['Refunded', moneyText(order.refunded)],
          ]}
        />
      </Card>
    </>
  )
}

export function PostalAddress({ of }: { of: NonNullable<Order['shipTo']> }) {
  const town = [of.postcode, of.city, of.region].filter(Boolean).join(' ')
  const lines = [of.name, of.company, of.line1, of.line2, town, countryName(of.country), of.phone].filter(
    Boolean,
  )
  return (
    <address className="address">
      {lines.map(line => (
        <span key={line}>{line}</span>
      ))}
    </address>
  )
}
