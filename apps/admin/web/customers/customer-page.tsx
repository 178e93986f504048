import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { answerOf } from '../api/answer.ts'
import { identity } from '../api/clients.ts'
import type { CustomerDetails } from '../api/shapes.ts'
import { PostalAddress } from '../orders/order-side.tsx'
import { dateText } from '../parts/format.tsx'
import { Card, Facts, Page } from '../parts/page.tsx'
import { Failed, Skeleton } from '../parts/states.tsx'
import { Status } from '../parts/status.tsx'
import { useMay } from '../session/use-me.ts'
import { CustomerActions } from './customer-actions.tsx'
import { CustomerOrders } from './customer-orders.tsx'
import { StoreCredit } from './store-credit.tsx'

const route = getRouteApi('/customers/$id')
const back = { to: '/customers', name: 'customers' } as const

export function CustomerPage() {
  const { id } = route.useParams()
  const { data, error, refetch } = useQuery({
    queryKey: ['customer', id],
    queryFn: ({ signal }) => answerOf(identity('GET /v1/admin/customers/:id', { id }, { signal })),
  })
  if (data) return <LoadedCustomer customer={data} />
  return (
    <Page title="Customer" back={back}>
      {error ? <Failed error={error} retry={() => void refetch()} /> : <Skeleton lines={8} />}
    </Page>
  )
}

function LoadedCustomer({ customer }: { customer: CustomerDetails }) {
  const may = useMay()
  return (
    <Page
      title={customer.name || customer.email}
      back={back}
      badges={<Status of={customer.status} />}
      note={`Customer since ${dateText(customer.createdAt)}`}
      actions={<CustomerActions customer={customer} />}
    >
      <div className="split">
        <div>
          {may('orders.read') && <CustomerOrders id={customer.id} />}
          {may('orders.read') && <StoreCredit id={customer.id} />}
        </div>
        <div>
          <Card title="Account">
            <Facts
              of={[
                ['E-mail', customer.email],
                ['Verified', customer.emailVerified ? 'Yes' : 'No'],
                ['Language', customer.language],
                ['News by e-mail', customer.marketing ? 'Yes' : 'No'],
                ['Group', customer.group ?? '–'],
              ]}
            />
          </Card>
          <Card title="Addresses">
            {customer.addresses.length === 0 && <p className="quiet-text">None kept.</p>}
            <div className="stack">
              {customer.addresses.map(address => (
                <PostalAddress key={address.id} of={address} />
              ))}
            </div>
          </Card>
        </div>
      </div>
    </Page>
  )
}
