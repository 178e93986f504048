import type { ordersContract } from '@stoa/contracts/orders'
import type { Handler } from '@stoa/kernel/contract'
import { ok } from '@stoa/kernel/result'
import { statement } from '@stoa/platform/db'
import type { Orders } from '../context.ts'

type Basket = { orderId: string; placedAt: string; cancelled: boolean; skus: string[] }

const scan = statement<Basket>(
  'orders.scan-baskets',
  `select id as "orderId", placed_at as "placedAt", status = 'cancelled' as cancelled,
          array(select distinct line ->> 'sku' from json_array_elements(doc -> 'lines') line
                 where (line ->> 'quantity')::integer > 0 order by 1) as skus
     from orders where id > $1 order by id limit $2`,
)

export const createScanBaskets =
  ({ db }: Orders): Handler<typeof ordersContract, 'scanBaskets'> =>
  async ({ after = '', limit }) =>
    ok({ items: await db.all(scan, [after, limit]) })
