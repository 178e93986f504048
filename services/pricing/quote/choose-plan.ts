import type { Call } from '@stoa/kernel/call'
import { subtract } from '@stoa/kernel/money'
import type { Room } from '../campaign/campaign-state.ts'
import type { Candidate } from '../promotion/candidates.ts'
import { type Plan, planOf, type Waiver, waysToApply } from '../promotion/plan.ts'
import { chargeOf, chooseShipping, costOf, type Freight } from '../shipping/choose-shipping.ts'
import type { Basket } from './basket.ts'
import type { Ports, Priced } from './priced.ts'
import { taxesFor } from './taxes-for.ts'

/** One way to apply promotions, thought through to what the buyer pays. */
type Trial = {
  readonly plan: Plan
  readonly freight: Freight
  readonly cost: number
  /** What its campaign cannot pay for any more. */
  readonly overdrawn: readonly Candidate[]
}

export async function choosePlan(priced: Priced, ports: Ports, call: Call): Promise<Trial> {
  let best: Trial | undefined
  for (const candidates of waysToApply(priced.candidates.promotions)) {
    const trial = await tryWithin(priced, ports, candidates, call)
    if (!best || isBetter(trial, best)) best = trial
  }
  return best!
}

/** Where both cost the same so far, one that will take something off once there is an address. */
const isBetter = (one: Trial, best: Trial): boolean =>
  one.cost < best.cost || (one.cost === best.cost && isIdle(best.plan) && !isIdle(one.plan))
const isIdle = ({ applied, waivers }: Plan): boolean => applied.length + waivers.length === 0

/** In order of application: what does not fit into what its campaign has left is not given, and what comes after it may. */
async function tryWithin(
  priced: Priced,
  ports: Ports,
  candidates: readonly Candidate[],
  call: Call,
): Promise<Trial> {
  const trial = await tryOut(priced, ports, candidates, call)
  const over = firstOverdrawn(trial, priced.candidates.room)
  if (!over) return trial
  const others = candidates.filter(({ promotion }) => promotion !== over.promotion)
  const without = await tryWithin(priced, ports, others, call)
  return { ...without, overdrawn: [over, ...without.overdrawn] }
}

function firstOverdrawn({ plan, freight: { chosen } }: Trial, room: Room): Candidate | undefined {
  const left = new Map(room)
  const waived = chosen?.waiver && { ...chosen.waiver, amount: subtract(chosen.price, chargeOf(chosen)) }
  return [...plan.applied, ...(waived ? [waived] : [])].find(({ promotion: { campaignId = '' }, amount }) => {
    const rest = left.get(campaignId)
    if (rest === undefined) return false
    left.set(campaignId, rest - amount.amount)
    return amount.amount > rest
  })
}

/** Free shipping that spares nothing is not applied: its coupon stays unused, and its group goes to the next one. */
async function tryOut(
  priced: Priced,
  ports: Ports,
  candidates: readonly Candidate[],
  call: Call,
): Promise<Trial> {
  const { basket, input } = priced
  const plan = planOf(basket, candidates)
  const freight = await chooseShipping(ports.shipping, basket, { plan, option: input.shippingOption }, call)
  const cost =
    costOf(plan, freight, basket.currency) + (await addedTo(priced, ports, { plan, freight }, call))
  const idle = plan.waivers.filter(waiver => sparesNothing(waiver, freight, basket))
  if (idle.length === 0) return { plan, freight, cost, overdrawn: [] }
  const waivers = plan.waivers.filter(waiver => !idle.includes(waiver))
  const without = { plan: { ...plan, waivers }, freight, cost, overdrawn: [] }
  const blocks = idle.some(({ promotion }) => promotion.stackGroup !== undefined)
  if (!blocks) return without
  const others = candidates.filter(({ promotion }) => !idle.some(waiver => waiver.promotion === promotion))
  const instead = await tryOut(priced, ports, others, call)
  return instead.cost < cost ? instead : without
}

/** Taxes that come on top are part of what is cheaper, where there is something to compare. */
async function addedTo(
  priced: Priced,
  { tax }: Ports,
  trial: Pick<Trial, 'plan' | 'freight'>,
  call: Call,
): Promise<number> {
  if (priced.market.pricesIncludeTax || priced.candidates.promotions.length < 2) return 0
  const taxes = await taxesFor(priced, tax, trial, call)
  return taxes.flat().reduce((sum, { amount }) => sum + amount.amount, 0)
}

function sparesNothing(waiver: Waiver, { ways, chosen }: Freight, { lines }: Basket): boolean {
  if (!lines.some(({ shipped }) => shipped)) return true
  const open = chosen ? [chosen] : ways
  return open.length > 0 && !open.some(way => way.waiver === waiver && way.price.amount > 0)
}
