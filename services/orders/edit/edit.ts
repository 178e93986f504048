import type { Edit, Instrument } from '@stoa/contracts/orders'
import type { Tx } from '@stoa/platform/db'
import type { Static } from 'typebox'
import { type Kept, keptIn } from '../after-sales-store.ts'
import type { OrderLine } from '../order/order.ts'

export type EditChange = Static<typeof Edit>['changes'][number]
export type EditDoc = {
  readonly reason: string
  readonly changes: readonly EditChange[]
  /** New lines, priced today; what an order had keeps its price. */
  readonly added: readonly OrderLine[]
  readonly removed: readonly {
    readonly lineId: string
    readonly title?: string
    readonly quantity: number
    readonly value: number
    readonly tax?: number
  }[]
  readonly difference: number
  readonly currency: string
  readonly expiresAt: string
  /** What the customer pays with, and how often it was tried. */
  readonly instrument?: Static<typeof Instrument>
  readonly returnUrl?: string
  readonly tries: number
  readonly action?: { readonly kind: string; readonly url: string }
  readonly failure?: string
}
export type EditRow = Kept<EditDoc>
export const edits = keptIn<EditDoc>('order_edits')

export const editView = ({ id, orderId, status, doc }: EditRow): Static<typeof Edit> => ({
  ...{ id, orderId, status, reason: doc.reason, changes: [...doc.changes] },
  difference: { amount: doc.difference, currency: doc.currency },
  ...(doc.action && status === 'awaiting-payment' && { action: doc.action }),
  ...(status === 'awaiting-payment' && { expiresAt: doc.expiresAt }),
  ...(doc.failure && { failure: doc.failure }),
})

/** What an edit that is not decided yet would take out: it is not sent meanwhile. */
export async function leaving(tx: Tx, orderId: string): Promise<ReadonlyMap<string, number>> {
  const pending = (await edits.ofOrder(tx, orderId)).filter(({ status }) => isPending(status))
  return new Map(
    pending.flatMap(({ doc }) => doc.removed.map(({ lineId, quantity }) => [lineId, quantity] as const)),
  )
}
export const isPending = (status: string): boolean => status === 'awaiting-payment' || status === 'applying'

/** Each try to pay is a payment of its own. */
export const paymentIdOf = ({ id, doc }: Pick<EditRow, 'id' | 'doc'>): string => `${id}:${doc.tries}`
