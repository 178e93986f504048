import { moneyText, When } from '../parts/format.tsx'
import { Icon } from '../parts/icon.tsx'
import { Card } from '../parts/page.tsx'
import { Skeleton } from '../parts/states.tsx'
import { useInvoices } from './use-order.ts'

export function Invoices({ id }: { id: string }) {
  const { data } = useInvoices(id)
  return (
    <Card title="Invoices">
      {!data && <Skeleton lines={2} />}
      {data?.items.length === 0 && <p className="quiet-text">None issued yet.</p>}
      <ul className="stack tight">
        {data?.items.map(({ id: invoice, number, total, issuedAt }) => (
          <li key={invoice} className="row between">
            <a
              className="link row"
              href={`/api/v1/admin/invoices/${invoice}/file`}
              download={`${number}.pdf`}
            >
              <Icon name="imports" />
              {number}
            </a>
            <small className="num" title={issuedAt}>
              {moneyText(total)} · <When at={issuedAt} />
            </small>
          </li>
        ))}
      </ul>
    </Card>
  )
}
