import type { Call } from '@stoa/kernel/call'
import { allocate } from '@stoa/kernel/money'
import { fail, ok, type Result } from '@stoa/kernel/result'
import { type Queries, statement, type Tx } from '@stoa/platform/db'
import { type OrderRow, refundableOf } from '../order/order.ts'
import { disableCard } from './gift-card-store.ts'
import { lockLedger, postEntry } from './ledger.ts'
import { type CardDeps, makeCard } from './make-card.ts'

const bought = statement<{ id: string }>(
  'orders.cards-bought',
  `select id from gift_cards where order_id = $1 and source like 'line:%' and status = 'active' order by id`,
)
const issued = statement<{ issued: boolean }>(
  'orders.cards-issued',
  `select exists (select from gift_cards where order_id = $1 and source like 'line:%') as issued`,
)

const isCard = ({ giftCard }: OrderRow['doc']['lines'][number]): boolean => giftCard === true

/** What is owed for cards, and so is no revenue. */
export const cardsWorth = ({ doc }: Pick<OrderRow, 'doc'>): number =>
  doc.lines.filter(isCard).reduce((sum, { total }) => sum + total.amount, 0)

/**
 * As the order is paid, under its lock: each card once. A card holds what was paid for it, so that a discount on cards
 * is no way to make money.
 */
export async function issueBought(tx: Tx, deps: CardDeps, order: OrderRow, call: Call): Promise<void> {
  const lines = order.doc.lines.filter(isCard)
  if (lines.length === 0 || (await tx.one(issued, [order.id])).issued) return
  for (const { lineId, quantity, total } of lines)
    for (const [i, { amount }] of allocate(
      total,
      Array.from({ length: quantity }, () => 1),
    ).entries())
      if (amount > 0) {
        const of = { order, source: `line:${lineId}:${i + 1}`, currency: order.currency }
        await makeCard(tx, deps, { ...of, amount, reason: order.number, actor: 'system:orders' }, call)
      }
}

type Taken = {
  readonly amount: number
  readonly reference: string
  readonly at: string
  readonly all?: boolean
}

/** Only what is unspent of a bought card can be given back: it is taken off the card first. Answers how much was. */
export async function takeFromBought(
  tx: Tx,
  order: OrderRow,
  { amount, reference, at, all }: Taken,
): Promise<number> {
  let left = amount
  for (const { id } of await tx.all(bought, [order.id])) {
    const part = Math.min(left, (await lockLedger(tx, id))?.balance ?? 0)
    const entry = { reference, reason: order.number, actor: 'system:orders', at }
    if (part > 0) await postEntry(tx, id, { ...entry, kind: 'revoked', amount: -part })
    if (all) await disableCard(tx, id)
    left -= part
  }
  return amount - left
}

/** A refund that could not be made leaves the cards as they were. */
export async function giveBackToBought(
  tx: Tx,
  orderId: string,
  reference: string,
  at: string,
): Promise<void> {
  const taken = await tx.all(takenBy, [orderId, reference])
  for (const { id, amount } of taken)
    await postEntry(tx, id, {
      kind: 'restored',
      amount,
      reference,
      reason: orderId,
      actor: 'system:orders',
      at,
    })
}

const takenBy = statement<{ id: string; amount: number }>(
  'orders.taken-from-cards',
  `select card.id, -entry.amount as amount from gift_cards card join ledger_entries entry on entry.ledger_id = card.id
    where card.order_id = $1 and entry.kind = 'revoked' and entry.reference = $2`,
)

type Bought = { readonly initial: number; readonly balance: number; readonly revoked: number }
const worth = statement<Bought>(
  'orders.worth-of-cards',
  `select coalesce(sum(initial), 0)::bigint as initial, coalesce(sum(balance), 0)::bigint as balance,
          coalesce(sum((select -sum(amount) from ledger_entries
                         where ledger_id = card.id and kind in ('revoked', 'restored'))), 0)::bigint as revoked
     from gift_cards card join ledgers on ledgers.id = card.id where order_id = $1 and source like 'line:%'`,
)

/**
 * How much of a refund is money for cards that were bought: what else the order is of goes first, and what was spent
 * of a card stays spent.
 */
export async function shareOfBought(
  db: Queries,
  order: OrderRow,
  amount: number,
): Promise<Result<number, { refundable: number }>> {
  const refundable = refundableOf(order)
  if (cardsWorth(order) === 0) return amount > refundable ? fail({ refundable }) : ok(0)
  const { initial, balance, revoked } = await db.one(worth, [order.id])
  const most = refundable - (initial - balance - revoked)
  if (amount > most) return fail({ refundable: Math.max(0, most) })
  const otherGoods = Math.max(0, refundable - (initial - revoked))
  return ok(Math.max(0, amount - otherGoods))
}

/** Whether something of the cards was spent: then the order stands. */
export async function isCardSpent(db: Queries, order: OrderRow): Promise<boolean> {
  if (cardsWorth(order) === 0) return false
  const { initial, balance, revoked } = await db.one(worth, [order.id])
  return balance + revoked < initial
}
