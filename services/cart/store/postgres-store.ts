import type { Clock } from '@stoa/kernel/clock'
import { type Db, isDbError, statement } from '@stoa/platform/db'
import type { CartState } from '../state/cart-state.ts'
import type { CartStore } from './port.ts'

type Row = { state: CartState }

const insertOne = statement<void>(
  'cart.insert',
  `insert into carts (id, owner, status, version, state, line_count, updated_at, expires_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing`,
)
const clearExpired = statement<void>(
  'cart.clear-expired-of',
  'delete from carts where (owner = $1 or id = $2) and expires_at <= $3',
)
const findOne = statement<Row>('cart.find', 'select state from carts where id = $1 and expires_at > $2')
const findOpenOf = statement<Row>(
  'cart.find-open',
  `select state from carts where owner = $1 and status = 'open' and expires_at > $2`,
)
const replaceOne = statement<void>(
  'cart.replace',
  `update carts set owner = $2, status = $3, version = $4, state = $5, line_count = $6, updated_at = $7, expires_at = $8
    where id = $1 and version = $9`,
)
const until = `case when owner like 'customer:%' then $5::text else $4::text end`
const orderOne = statement<void>(
  'cart.order',
  `update carts set status = 'ordered', version = version + 1, updated_at = $3::text::timestamptz,
          expires_at = (${until})::timestamptz,
          state = state || jsonb_build_object('status', 'ordered', 'orderId', $2::text, 'version', version + 1,
                                              'updatedAt', $3::text, 'expiresAt', ${until})
    where id = $1 and status = 'open' and expires_at > $3::text::timestamptz`,
)
const removeOne = statement<void>('cart.remove', 'delete from carts where id = $1')
const page = statement<Row>(
  'cart.list',
  `select state from carts
    where status = 'open' and line_count > 0 and expires_at > $1 and updated_at <= coalesce($2::timestamptz, 'infinity')
      and ($3::timestamptz is null or (updated_at, id) < ($3, $4))
    order by updated_at desc, id desc limit $5`,
)
const everyOf = statement<Row>(
  'cart.all-of',
  'select state from carts where owner = $1 and expires_at > $2 order by id',
)
const sweepAll = statement<void>(
  'cart.sweep',
  'delete from carts where id in (select id from carts where expires_at <= $1 limit 10000)',
)

const values = (cart: CartState) => [
  cart.id,
  cart.owner ?? null,
  cart.status,
  cart.version,
  JSON.stringify(cart),
  cart.lines.length,
  cart.updatedAt,
  cart.expiresAt,
]

export function postgresStore(db: Db, clock: Clock): CartStore {
  const insert = async (cart: CartState) => (await db.run(insertOne, values(cart))) === 1
  return {
    async insert(cart) {
      if (await insert(cart)) return true
      const cleared = await db.run(clearExpired, [cart.owner ?? null, cart.id, clock.iso()])
      return cleared > 0 && insert(cart)
    },
    find: async id => (await db.maybe(findOne, [id, clock.iso()]))?.state,
    findOpen: async owner => (await db.maybe(findOpenOf, [owner, clock.iso()]))?.state,
    async replace(cart, version) {
      try {
        return (await db.run(replaceOne, [...values(cart), version])) === 1
      } catch (error) {
        if (isDbError(error, 'db_constraint') && error.constraint === 'carts_one_open') return false
        throw error
      }
    },
    order: async (id, orderId, { at, guestUntil, customerUntil }) =>
      (await db.run(orderOne, [id, orderId, at, guestUntil, customerUntil])) === 1,
    remove: async id => void (await db.run(removeOne, [id])),
    async list({ idleSince, after, limit }) {
      const place = [after?.updatedAt ?? null, after?.id ?? null]
      return (await db.all(page, [clock.iso(), idleSince ?? null, ...place, limit])).map(({ state }) => state)
    },
    allOf: async owner => (await db.all(everyOf, [owner, clock.iso()])).map(({ state }) => state),
    sweep: () => db.run(sweepAll, [clock.iso()]),
    async close() {},
  }
}
