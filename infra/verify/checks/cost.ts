import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { estimateContext } from '../../../apps/cli/cost/context.ts'
import { type Estimate, estimate } from '../../../apps/cli/cost/estimate.ts'
import { findPlans } from '../../../apps/cli/cost/plan-source.ts'
import { loadPrices } from '../../../apps/cli/cost/prices.ts'
import { fail, pass, type Row, row, type VerifyContext } from '../check.ts'
import { planFolder, type Target } from '../environment.ts'

const tolerance = 0.05

function price({ env, compute }: Target, folder: string): Estimate {
  const { resources, workloads } = findPlans(env, compute, folder)
  return estimate(estimateContext({ env, resources, workloads }), loadPrices())
}

/** The committed plans, which the golden tests and the pull request's comment use, must cost what a fresh plan costs. */
export function judgeCost(context: VerifyContext, target: Target): Promise<Row> {
  const name = `${target.env}-${target.compute}`
  return row(name.replace('-', '/'), 'its committed plans cost what a fresh plan costs', async () => {
    const committed = join(context.root, 'infra', 'cost', 'plans', name)
    if (!existsSync(committed)) return fail(`no committed plan: node infra/cost/keep-plans.ts ${name}`)
    const [fresh, kept] = [price(target, planFolder(context, target)), price(target, committed)]
    const unknown = [...fresh.unknownTypes.keys(), ...fresh.unpriced]
    if (unknown.length > 0) return fail(`not priced: ${unknown.join(', ')}`)
    const apart = Math.abs(fresh.monthly - kept.monthly) / kept.monthly
    const both = `$${fresh.monthly.toFixed(2)} a month, committed $${kept.monthly.toFixed(2)}`
    return apart <= tolerance ? pass(both) : fail(`${both}: node infra/cost/keep-plans.ts ${name}`)
  })
}
