import { writeFileSync } from 'node:fs'
import { parseOptions, positiveNumber } from '../options.ts'
import { requireEnvironment } from '../paths.ts'
import { type Compute, computeOf } from '../stacks.ts'
import { compare } from './compare.ts'
import { estimateContext } from './context.ts'
import { type Estimate, estimate } from './estimate.ts'
import type { EstimateContext } from './estimator.ts'
import { renderMarkdown } from './markdown.ts'
import { findPlans, type PlanSource, plansAtCommit } from './plan-source.ts'
import { loadPrices, type Prices } from './prices.ts'
import { type Report, renderReport, serviceBars } from './report.ts'
import { savings } from './savings.ts'
import { drawSvg } from './svg.ts'

const options = {
  env: { type: 'string', short: 'e' },
  compute: { type: 'string' },
  days: { type: 'string', default: '30' },
  diff: { type: 'string' },
  against: { type: 'string' },
  plan: { type: 'string' },
  'orders-per-day': { type: 'string' },
  svg: { type: 'string' },
  markdown: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
} as const

type Given = ReturnType<typeof parse>
const parse = (args: string[]) => parseOptions(args, options)

/** Both sides of a difference are priced at the traffic that was asked for, else each at its own. */
function contextFor(given: Given, env: string, { resources, workloads }: PlanSource): EstimateContext {
  const orders = given['orders-per-day']
  const ordersPerDay = orders === undefined ? undefined : positiveNumber(orders, '--orders-per-day')
  return estimateContext({ env, resources, workloads, ordersPerDay })
}

function difference(
  given: Given,
  env: string,
  compute: Compute,
  now: Estimate,
  prices: Prices,
): Report['difference'] {
  if (given.diff !== undefined) {
    const other = requireEnvironment(given.diff)
    const plans = findPlans(other, computeOf(other, given.compute))
    return { with: other, changes: compare(estimate(contextFor(given, other, plans), prices), now) }
  }
  if (given.against === undefined) return undefined
  const plans = plansAtCommit(env, compute, given.against)
  return { with: plans.name, changes: compare(estimate(contextFor(given, env, plans), prices), now) }
}

function costReport(given: Given): Report {
  const env = requireEnvironment(given.env)
  const compute = computeOf(env, given.compute)
  const prices = loadPrices()
  const plans = findPlans(env, compute, given.plan)
  const context = contextFor(given, env, plans)
  const now = estimate(context, prices)
  const changes = difference(given, env, compute, now, prices)
  return {
    env,
    compute,
    days: positiveNumber(given.days, '--days'),
    source: plans.name,
    pricesAsOf: prices.file.asOf,
    ordersPerDay: context.environment.ordersPerDay,
    estimate: now,
    savings: savings(now, context, prices),
    ...(changes ? { difference: changes } : {}),
  }
}

export const reportOf = (args: string[]): Report => costReport(parse(args))

function asJson({
  estimate: { lines, monthly, byService, unknownTypes, unpriced },
  ...report
}: Report): string {
  const maps = { byService: Object.fromEntries(byService), unknownTypes: Object.fromEntries(unknownTypes) }
  return `${JSON.stringify({ ...report, monthly, ...maps, unpriced, lines }, null, 2)}\n`
}

export async function runCost(args: string[]): Promise<number> {
  const given = parse(args)
  const report = costReport(given)
  if (given.svg !== undefined)
    writeFileSync(given.svg, drawSvg(`${report.env} on ${report.compute}, $ a month`, serviceBars(report)))
  process.stdout.write(
    given.json ? asJson(report) : given.markdown ? renderMarkdown(report) : renderReport(report),
  )
  return 0
}
