import { isDbError, type Queries, statement, type Tx } from '@stoa/platform/db'

export type Entry = {
  readonly kind:
    | 'issued'
    | 'spent'
    | 'released'
    | 'refunded'
    | 'granted'
    | 'corrected'
    | 'disabled'
    | 'revoked'
    | 'restored'
  readonly amount: number
  /** Moves the ledger once for its kind: a repeated call changes nothing. */
  readonly reference: string
  readonly reason: string
  readonly actor: string
  readonly at: string
}

const open = statement(
  'orders.open-ledger',
  `insert into ledgers (id, kind, currency, balance) values ($1, $2, $3, 0) on conflict (id) do nothing`,
)
/** The head is moved before the entry is written, so its lock orders all writers of one ledger. */
const post = statement<{ balance: number }>(
  'orders.post-entry',
  `with known as (select balance_after from ledger_entries where ledger_id = $1 and kind = $2 and reference = $4),
        moved as (update ledgers set balance = balance + $3, entries = entries + 1
                   where id = $1 and not exists (select from known) returning balance, entries),
        written as (insert into ledger_entries (ledger_id, seq, kind, amount, balance_after, reference, reason, actor, at)
                    select $1, entries, $2, $3, balance, $4, $5, $6, $7 from moved returning balance_after)
   select balance_after as balance from written union all select balance_after from known`,
)
const lock = statement<{ balance: number; currency: string }>(
  'orders.lock-ledger',
  `select balance, currency from ledgers where id = $1 for no key update`,
)
const read = statement<{ balance: number; currency: string }>(
  'orders.read-ledger',
  `select balance, currency from ledgers where id = $1`,
)
export type EntryRow = Entry & { readonly seq: number; readonly balanceAfter: number }
const entries = statement<EntryRow>(
  'orders.ledger-entries',
  `select seq, kind, amount, balance_after as "balanceAfter", reference, reason, at from ledger_entries
    where ledger_id = $1 order by seq desc limit 200`,
)

export const creditLedger = (customerId: string, currency: string): string => `${customerId}:${currency}`

export const openLedger = (tx: Tx, id: string, kind: 'gift-card' | 'store-credit', currency: string) =>
  tx.run(open, [id, kind, currency])

/** Throws what `isOverdrawn` recognises where the balance would fall below zero. */
export async function postEntry(tx: Tx, ledgerId: string, entry: Entry): Promise<number> {
  const { kind, amount, reference, reason, actor, at } = entry
  return (await tx.one(post, [ledgerId, kind, amount, reference, reason, actor, at])).balance
}

export const isOverdrawn = (error: unknown): boolean =>
  isDbError(error, 'db_constraint') && error.constraint === 'ledgers_balance_check'

export const lockLedger = (tx: Tx, id: string) => tx.maybe(lock, [id])
export const findLedger = (db: Queries, id: string) => db.maybe(read, [id])
export const listEntries = (db: Queries, id: string) => db.all(entries, [id])
