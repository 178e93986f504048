import type { cartContract } from '@stoa/contracts/cart'
import type { Handler } from '@stoa/kernel/contract'
import { ok } from '@stoa/kernel/result'
import { statement } from '@stoa/platform/db'
import type { CartDeps } from '../deps.ts'

const sum = statement<{ carts: number }>(
  'cart.count-created',
  `select coalesce(sum(carts), 0)::int as carts from created_hourly
    where hour >= $1 and hour < $2 and ($3::text is null or channel = $3)`,
)

export const countCreatedCarts =
  ({ db, created }: CartDeps): Handler<typeof cartContract, 'countCreatedCarts'> =>
  async ({ from, until, channel }) => {
    await created.flush()
    return ok(await db.one(sum, [from, until, channel ?? null]))
  }
