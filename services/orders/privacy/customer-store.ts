import { type Queries, statement, type Tx } from '@stoa/platform/db'
import type { OrderRow } from '../order/order.ts'
import { orderColumns } from '../order/order-store.ts'

/** Guest orders that were placed with an address, oldest first. */
const unclaimed = statement<{ id: string }>(
  'orders.unclaimed',
  `select id from orders where lower(email) = lower($1) and customer_id is null order by id limit 1000`,
)
const ofCustomer = statement<OrderRow>(
  'orders.of-customer',
  `select ${orderColumns} from orders where customer_id = $1 order by id`,
)
const checkoutsOf = statement<{ id: string; form: unknown }>(
  'orders.checkouts-of-owner',
  `select id, form from checkouts where owner = $1 and owner <> 'anonymous' order by id`,
)
const forgetCheckouts = statement(
  'orders.forget-checkouts',
  `update checkouts set owner = 'erased', form = (form::jsonb - 'email' - 'shipTo' - 'billTo' - 'customerId')::json,
          version = version + 1
    where owner = $1 and owner <> 'anonymous'`,
)
const forgetStates = statement(
  'orders.forget-states',
  `update sagas set state = (state::jsonb #- '{form,email}' #- '{form,shipTo}' #- '{form,billTo}' #- '{form,customerId}')::json
    where status in ('done', 'undone') and kind = 'checkout' and state ->> 'owner' = $1`,
)

export const findUnclaimed = (db: Queries, email: string) => db.all(unclaimed, [email])
export const findOrdersOf = (db: Queries, customerId: string) => db.all(ofCustomer, [customerId])
export const findCheckoutsOf = (db: Queries, owner: string) => db.all(checkoutsOf, [owner])

export async function forgetCheckoutsOf(tx: Tx, owner: string): Promise<void> {
  await tx.run(forgetStates, [owner])
  await tx.run(forgetCheckouts, [owner])
}
