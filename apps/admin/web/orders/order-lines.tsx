import type { Order, OrderLine } from '../api/shapes.ts'
import { moneyText } from '../parts/format.tsx'
import { Card } from '../parts/page.tsx'
import { humanise } from '../parts/status.tsx'
import { SkuCell } from '../products/sku-cell.tsx'
import { useVariants } from '../products/use-variants.ts'

export function OrderLines({ order }: { order: Order }) {
  const variants = useVariants(order.lines.map(({ sku }) => sku))
  return (
    <Card title={`${order.units} ${order.units === 1 ? 'unit' : 'units'}`} flush>
      <div className="table-frame">
        <table className="mini-table" aria-label="Lines of the order">
          <thead>
            <tr>
              <th>Item</th>
              <th className="wide-only">Sent</th>
              <th className="end">Quantity</th>
              <th className="end wide-only">Each</th>
              <th className="end">Total</th>
            </tr>
          </thead>
          <tbody>
            {order.lines.map(line => (
              <tr key={line.lineId}>
                <td>
                  <SkuCell sku={line.sku} title={line.title} variant={variants.get(line.sku)} />
                </td>
                <td className="wide-only">
                  <Progress line={line} />
                </td>
                <td className="end">{line.quantity}</td>
                <td className="end wide-only">{moneyText(line.unitPrice)}</td>
                <td className="end">{moneyText(line.total)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <dl className="totals">
        {order.totals.map(({ kind, label, money, included }) => (
          <div key={`${kind}-${label ?? ''}`} data-kind={kind}>
            <dt>
              {label || humanise(kind)}
              {included && kind === 'tax' && ' (included)'}
            </dt>
            <dd>{moneyText(money)}</dd>
          </div>
        ))}
        {order.refunded.amount > 0 && (
          <div>
            <dt>Refunded</dt>
            <dd>{moneyText({ ...order.refunded, amount: -order.refunded.amount })}</dd>
          </div>
        )}
      </dl>
    </Card>
  )
}

function Progress({ line }: { line: OrderLine }) {
  const { shipped, quantity, returned } = line
  return (
    <span className="quiet-text">
      {shipped} of {quantity}
      {returned > 0 && `, ${returned} came back`}
    </span>
  )
}
