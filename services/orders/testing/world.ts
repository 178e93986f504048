import { type Db, statement } from '@stoa/platform/db'

export type TestReservation = {
  status: 'held' | 'committed' | 'released'
  lines: { sku: string; quantity: number }[]
  expiresAt: number
  shipped: Record<string, number>
}
export type TestPayment = {
  amount: number
  currency: string
  token: string
  status: 'requires_action' | 'authorised' | 'captured' | 'failed' | 'voided'
  captured: number
  refunded: number
  operations: string[]
}
export type TestHold = {
  status: 'held' | 'committed' | 'released'
  codes: string[]
  campaigns?: { id: string; amount: number; currency: string }[]
}
/** What the neighbours know: the invariants of a whole journey are read from it. */
export type WorldDoc = {
  stock: Record<string, number>
  reservations: Record<string, TestReservation>
  quotes: Record<string, unknown>
  /** Uses that are left of a coupon. */
  coupons: Record<string, number>
  holds: Record<string, TestHold>
  /** What a campaign has taken off, and may in all. */
  campaigns: Record<string, { spent: number; most?: number }>
  payments: Record<string, TestPayment>
  carts: Record<string, { lines: { sku: string; quantity: number }[]; orderId?: string }>
  contacts: Record<string, { email: string; name: string }>
  /** Keys of what was put back on a shelf. */
  adjusted?: string[]
}

/** One change at a time: in memory for simulations, on PostgreSQL where processes die. */
export type World = { transact<R>(change: (doc: WorldDoc) => R): Promise<R> }

export const emptyWorld = (): WorldDoc => ({
  ...{
    stock: {},
    reservations: {},
    quotes: {},
    coupons: {},
    holds: {},
    campaigns: {},
    payments: {},
    carts: {},
    contacts: {},
  },
})

export function memoryWorld(): World & { readonly doc: WorldDoc } {
  const doc = emptyWorld()
  return { doc, transact: async change => change(doc) }
}

const lock = statement<{ doc: WorldDoc }>('world.lock', 'select doc from world for update')
const write = statement('world.write', 'update world set doc = $1')

export const postgresWorld = (db: Db): World => ({
  transact: change =>
    db.tx(async tx => {
      const { doc } = await tx.one(lock)
      const result = change(doc)
      await tx.run(write, [JSON.stringify(doc)])
      return result
    }),
})
