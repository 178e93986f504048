import type { Call } from '@stoa/kernel/call'
import type { Tx } from '@stoa/platform/db'
import type { OrderRow } from '../order/order.ts'
import { findCard, isPayable } from './gift-card-store.ts'
import { postEntry } from './ledger.ts'
import { type CardDeps, makeCard } from './make-card.ts'

type Refill = {
  readonly cardId: string
  readonly amount: number
  /** The refund or cancellation: it fills a card once. */
  readonly reference: string
  readonly reason: string
}

/** Back onto the card it came from; one that nobody can spend any more is replaced by a new one, which is mailed. */
export async function refillCard(
  tx: Tx,
  deps: CardDeps,
  order: OrderRow,
  { cardId, amount, reference, reason }: Refill,
  call: Call,
): Promise<void> {
  const at = deps.clock.iso()
  const by = { amount, reason, actor: 'system:orders' }
  const card = await findCard(tx, cardId)
  if (card && isPayable(card, order.currency, at)) {
    await postEntry(tx, cardId, { ...by, kind: 'refunded', reference, at })
    return
  }
  const { currency } = order
  await makeCard(tx, deps, { ...by, currency, order, source: `${reference}:${cardId}` }, call)
}
