import type { EntryRow } from './ledger.ts'

export const entryView =
  (currency: string) =>
  ({ seq, kind, amount, balanceAfter, reference, reason, at }: EntryRow) => ({
    ...{ seq, kind, reference, reason, at },
    amount: { amount, currency },
    balanceAfter: { amount: balanceAfter, currency },
  })
