import type { Stored } from '../rule/edit-rule.ts'
import { storedOf } from '../rule/edit-rule.ts'
import type { Kind } from '../rule/rule.ts'
import type { RuleRow } from '../rule/rule-store.ts'

/** Every rule that quotes go by, as of one revision. */
export type Book = {
  readonly revision: number
  readonly priceLists: readonly Stored<'price-list'>[]
  readonly promotions: readonly Stored<'promotion'>[]
  readonly campaigns: readonly Stored<'campaign'>[]
  readonly taxRates: readonly Stored<'tax-rate'>[]
  readonly zones: readonly Stored<'shipping-zone'>[]
  readonly markets: readonly Stored<'market'>[]
}

type AnyRow = RuleRow<Kind> & { readonly kind: Kind }

export function bookOf(revision: number, rows: readonly AnyRow[]): Book {
  const of = <K extends Kind>(kind: K) =>
    rows.filter((row): row is RuleRow<K> & { kind: K } => row.kind === kind).map(row => storedOf(row))
  return {
    revision,
    priceLists: of('price-list'),
    promotions: of('promotion'),
    campaigns: of('campaign'),
    taxRates: of('tax-rate'),
    zones: of('shipping-zone'),
    markets: of('market'),
  }
}
