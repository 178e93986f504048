import type { Clock } from '@stoa/kernel/clock'
import { type Db, statement } from '@stoa/platform/db'

export type Rule = { sku: string; least: number; most: number; step: number; version: number }

const readAll = statement<Rule>(
  'cart.read-rules',
  'select sku, least, most, step, version from quantity_rules',
)

export type RuleBook = { all(): Promise<ReadonlyMap<string, Rule>>; forget(): void }

/** Few rules, asked for with every cart: each instance keeps them for a moment. */
export function createRuleBook(db: Db, clock: Clock, keepMs: number): RuleBook {
  let kept: { readonly rules: Promise<ReadonlyMap<string, Rule>>; readonly until: number } | undefined
  const read = async () => new Map((await db.all(readAll)).map(rule => [rule.sku, rule]))
  return {
    async all() {
      if (!kept || clock.now() >= kept.until) {
        const rules = read()
        kept = { rules, until: clock.now() + keepMs }
        rules.catch(() => {
          kept = undefined
        })
      }
      return kept.rules
    },
    forget() {
      kept = undefined
    },
  }
}
