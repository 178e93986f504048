import { pricingContract } from '@stoa/contracts/pricing'
import type { Call } from '@stoa/kernel/call'
import type { Handler } from '@stoa/kernel/contract'
import { ok } from '@stoa/kernel/result'
import { command } from '@stoa/platform/command'
import type { Queries, Tx } from '@stoa/platform/db'
import type { PricingDeps } from '../deps.ts'
import { createRule, invalid, removeRule, replaceRule, type Stored } from '../rule/edit-rule.ts'
import { getRule, pageOfRules } from '../rule/read-rules.ts'
import { lockRule } from '../rule/rule-store.ts'
import { campaignOf } from './campaign-of.ts'
import * as store from './campaign-store.ts'

const of = <const M extends keyof (typeof pricingContract)['methods']>(deps: PricingDeps, method: M) => ({
  contract: pricingContract,
  method,
  clock: deps.clock,
})

const unspent = { uses: 0, spent: {} }

async function withSpending(db: Queries, rules: readonly Stored<'campaign'>[]) {
  const known = await store.readSpending(
    db,
    rules.map(({ id }) => id),
  )
  return rules.map(rule =>
    campaignOf(rule, known.find(({ campaignId }) => campaignId === rule.id) ?? unspent),
  )
}

const listCampaigns =
  (deps: PricingDeps): Handler<typeof pricingContract, 'listCampaigns'> =>
  async input => {
    const { value } = await pageOfRules(deps, 'campaign')(input)
    return ok({ ...value, items: await withSpending(deps.db, value.items) })
  }

const getCampaign =
  (deps: PricingDeps): Handler<typeof pricingContract, 'getCampaign'> =>
  async input => {
    const { value } = await getRule(deps, 'campaign')(input)
    return ok((await withSpending(deps.db, [value]))[0]!)
  }

async function removeCampaign(deps: PricingDeps, tx: Tx, { id }: { id: string }, call: Call) {
  // Who puts a promotion into it waits for this row.
  await lockRule(tx, 'campaign', id)
  const promotions = await store.findPromotionsOf(tx, id)
  if (promotions.length > 0)
    return invalid([{ pointer: '/id', detail: `${id} has promotions: ${promotions.join(', ')}` }])
  if (await store.isUsed(tx, id))
    return invalid([{ pointer: '/id', detail: `${id} was used: end it instead` }])
  await store.closeSpending(tx, id)
  return removeRule(deps, 'campaign')(tx, { id }, call)
}

export const campaignApi = (deps: PricingDeps) => ({
  listCampaigns: listCampaigns(deps),
  getCampaign: getCampaign(deps),
  createCampaign: command(deps.db, of(deps, 'createCampaign'), async (tx, input, call) => {
    const created = await createRule(deps, 'campaign')(tx, input, call)
    return created.ok ? ok(campaignOf(created.value, unspent)) : created
  }),
  replaceCampaign: command(deps.db, of(deps, 'replaceCampaign'), async (tx, input, call) => {
    const replaced = await replaceRule(deps, 'campaign')(tx, input, call)
    return replaced.ok ? ok((await withSpending(tx, [replaced.value]))[0]!) : replaced
  }),
  deleteCampaign: command(deps.db, of(deps, 'deleteCampaign'), (tx, input, call) =>
    removeCampaign(deps, tx, input, call),
  ),
})
