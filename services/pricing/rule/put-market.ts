import { pricingContract } from '@stoa/contracts/pricing'
import { ok } from '@stoa/kernel/result'
import { command } from '@stoa/platform/command'
import { assertVersion } from '@stoa/platform/http'
import type { PricingDeps } from '../deps.ts'
import { checkRule } from './check-rule.ts'
import { invalid, replaceRule, storedOf, writeNew } from './edit-rule.ts'
import type { Documents } from './rule.ts'
import { listRules, lockRule } from './rule-store.ts'

type Market = Documents['market']

export const marketId = ({ channel, currency }: Pick<Market, 'channel' | 'currency'>) =>
  `${channel}/${currency}`

const answer = ({ id: _, ...market }: Market & { id: string; version: number; updatedAt: string }) => market

export const putMarket = (deps: PricingDeps) =>
  command(
    deps.db,
    { contract: pricingContract, method: 'putMarket', clock: deps.clock },
    async (tx, input, call) => {
      const problems = checkRule('market', input)
      if (problems.length > 0) return invalid(problems)
      const id = marketId(input)
      if (await lockRule(tx, 'market', id)) {
        const replaced = await replaceRule(deps, 'market')(tx, { ...input, id }, call)
        return replaced.ok ? ok(answer(replaced.value)) : replaced
      }
      assertVersion(call, 0)
      return ok(answer(await writeNew(tx, deps, { kind: 'market', id, document: input }, call)))
    },
  )

/** As many as channels times currencies: a page holds them all. */
export const listMarkets =
  ({ db }: PricingDeps) =>
  async () => {
    const rows = await listRules(db, 'market', null, 1000)
    return ok({ items: rows.map(row => answer(storedOf(row))).toReversed() })
  }
