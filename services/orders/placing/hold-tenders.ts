import type { Tx } from '@stoa/platform/db'
import { done, type Outcome, refused, type Turn } from '@stoa/platform/saga'
import { findCard, isPayable } from '../ledger/gift-card-store.ts'
import { creditLedger, lockLedger, postEntry } from '../ledger/ledger.ts'
import { failure, type LedgerPart, type Placing } from './state.ts'

/** Gift cards in the order given, then the credit, then whatever is due is for the payment. */
export async function holdTenders(tx: Tx, state: Placing, turn: Turn): Promise<Outcome<Placing>> {
  const { form, currency, total } = state
  const at = new Date(turn.now).toISOString()
  const parts: LedgerPart[] = []
  let due = total
  for (const { id, lastFour } of form.giftCards) {
    const card = await findCard(tx, id)
    if (!card || !isPayable(card, currency, at))
      return refused(state, failure('tender_refused', `The gift card …${lastFour} cannot be used any more`))
    due -= await hold(tx, { kind: 'gift-card', ledgerId: id, most: due }, state, at, parts)
  }
  if (form.useStoreCredit && form.customerId) {
    const ledgerId = creditLedger(form.customerId, currency)
    due -= await hold(tx, { kind: 'store-credit', ledgerId, most: due }, state, at, parts)
  }
  return done({ ...state, due, ledgerParts: parts })
}

/** The ledger's row is locked before its balance is read: two buyers never spend the same units. */
async function hold(
  tx: Tx,
  { kind, ledgerId, most }: Pick<LedgerPart, 'kind' | 'ledgerId'> & { readonly most: number },
  state: Placing,
  at: string,
  parts: LedgerPart[],
): Promise<number> {
  const ledger = most > 0 ? await lockLedger(tx, ledgerId) : undefined
  const amount = Math.min(most, ledger?.balance ?? 0)
  if (amount === 0) return 0
  await postEntry(tx, ledgerId, {
    ...{ kind: 'spent', amount: -amount, reference: state.key, reason: '', actor: state.owner, at },
  })
  parts.push({ kind, ledgerId, amount })
  return amount
}

export async function releaseTenders(tx: Tx, state: Placing, turn: Turn): Promise<void> {
  for (const { ledgerId, amount } of state.ledgerParts)
    await postEntry(tx, ledgerId, {
      ...{ kind: 'released', amount, reference: state.key, reason: turn.failure?.code ?? '' },
      ...{ actor: 'system:orders', at: new Date(turn.now).toISOString() },
    })
}
