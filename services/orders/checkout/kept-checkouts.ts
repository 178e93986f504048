import type { CheckoutRow } from './checkout.ts'

/**
 * Checkouts as this process has just started them: most are completed as they are, and then need not be read again.
 * Their version says when they have changed, so whoever finds nothing here, or something outdated, looks.
 */
export type KeptCheckouts = {
  keep(row: CheckoutRow): void
  /** Once: what comes of it is in the database. */
  take(id: string): CheckoutRow | undefined
}

/** About 8 KB each. */
const most = 500

export function keptCheckouts(): KeptCheckouts {
  const rows = new Map<string, CheckoutRow>()
  return {
    keep(row) {
      rows.set(row.id, row)
      const [oldest] = rows.size > most ? rows.keys() : []
      if (oldest !== undefined) rows.delete(oldest)
    },
    take(id) {
      const row = rows.get(id)
      rows.delete(id)
      return row
    },
  }
}
