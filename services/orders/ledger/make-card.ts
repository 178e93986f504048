import { giftCardIssued } from '@stoa/contracts/orders'
import type { Call } from '@stoa/kernel/call'
import type { Clock } from '@stoa/kernel/clock'
import type { Ids } from '@stoa/kernel/ids'
import type { Tx } from '@stoa/platform/db'
import { emit } from '@stoa/platform/events'
import type { OrderRow } from '../order/order.ts'
import { mailedCode } from './card-code.ts'
import { insertCard } from './gift-card-store.ts'
import { openLedger, postEntry } from './ledger.ts'

export type CardDeps = { readonly clock: Clock; readonly ids: Ids; readonly linkKey: string }
type NewCard = {
  readonly amount: number
  readonly currency: string
  readonly expiresAt?: string | null
  readonly reason: string
  readonly actor: string
  readonly order?: Pick<OrderRow, 'id' | 'number' | 'customerId' | 'channel'>
  /** What of the order it is for: one card each. */
  readonly source?: string
}

/** A card, its ledger and the news of it, in the transaction that gives the reason for it. */
export async function makeCard(tx: Tx, deps: CardDeps, card: NewCard, call: Call): Promise<string> {
  const { clock, ids, linkKey } = deps
  const { amount, currency, expiresAt = null, order, source, reason, actor } = card
  const [id, at] = [ids.next('gfc'), clock.iso()]
  const code = mailedCode(linkKey, id)
  await openLedger(tx, id, 'gift-card', currency)
  const made = { id, code, initial: amount, expiresAt, createdAt: at }
  await insertCard(tx, { ...made, orderId: order?.id ?? null, source: source ?? null })
  await postEntry(tx, id, { kind: 'issued', amount, reference: order?.id ?? id, reason, actor, at })
  const of = order && {
    ...{ orderId: order.id, number: order.number },
    ...(order.customerId !== null && { customerId: order.customerId }),
  }
  const data = { giftCardId: id, currency, ...of }
  const event = { aggregateId: id, aggregateVersion: 1, data, ...(order && { channel: order.channel }) }
  await emit(tx, giftCardIssued, event, { clock, ids, call })
  return id
}
