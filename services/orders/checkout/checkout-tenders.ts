import { type Queries, statement } from '@stoa/platform/db'
import { creditLedger } from '../ledger/ledger.ts'
import { labelOf } from '../order/labels.ts'
import type { TotalLine } from '../order/order.ts'
import { attemptKey, type CheckoutRow } from './checkout.ts'

/** In the order given: what is left on each ledger, and what a try holds of it. */
const tenders = statement<{ kind: 'gift-card' | 'store-credit'; balance: number; held: number }>(
  'orders.checkout-tenders',
  `select kind, balance, (select coalesce(-sum(amount), 0)::bigint from ledger_entries
                           where ledger_id = ledgers.id and reference = $2) as held
     from unnest($1::text[]) with ordinality as wanted(id, place) join ledgers using (id) order by place`,
)

/** What cards and credit pay: before it is completed what they can, from then on what was taken from them. */
export async function tendersOf(db: Queries, row: CheckoutRow): Promise<TotalLine[]> {
  const { form, quote, currency } = row
  const credit = form.useStoreCredit && form.customerId ? [creditLedger(form.customerId, currency)] : []
  const ledgers = [...form.giftCards.map(({ id }) => id), ...credit]
  if (ledgers.length === 0) return []
  let due = quote.total.amount
  const found = await db.all(tenders, [ledgers, attemptKey(row)])
  return found.flatMap(({ kind, balance, held }) => {
    const amount = Math.min(due, row.status === 'open' ? balance : held)
    due -= amount
    return amount > 0
      ? [{ kind, label: labelOf(kind, form.language), money: { amount: -amount, currency } }]
      : []
  })
}
