import type { Estimate, Line } from './estimate.ts'
import type { EstimateContext } from './estimator.ts'
import type { Prices } from './prices.ts'

export type Saving = { name: string; usd: number; how: string }

const hoursPerWeek = 168

function sum(lines: Line[]): number {
  return lines.reduce((total, { usd }) => total + usd, 0)
}

function onDemandFargate({ price }: Line): boolean {
  return price.startsWith('fargate.') && !price.startsWith('fargate.spot.')
}

function onDemandNodes({ price }: Line): boolean {
  return price.startsWith('ec2.') && !price.endsWith('.spot')
}

function spot({ lines }: Estimate, prices: Prices): Saving {
  const stateless = lines.filter(line => onDemandNodes(line) && line.type === 'karpenter')
  const usd =
    sum(lines.filter(onDemandFargate)) * prices.discount('fargate-spot') +
    sum(stateless) * prices.discount('ec2-spot')
  return { name: 'Spot', usd, how: 'every stateless task or workload node on Spot; system nodes stay' }
}

function graviton({ lines }: Estimate, prices: Prices): Saving {
  const usd = lines.reduce((total, line) => {
    const [group = '', ...rest] = line.price.split('.')
    const sibling = prices.file.gravitonSibling[rest.join('.')]
    const arm = line.price.startsWith('fargate.')
      ? prices.find(line.price.replace('x86_64', 'arm64'))
      : sibling && prices.find(`${group}.${sibling}`)
    return arm ? total + Math.max(0, line.usd - arm.usd * line.quantity) : total
  }, 0)
  return {
    name: 'Graviton',
    usd,
    how: usd > 0 ? 'the same sizes on ARM' : 'already taken: nothing runs on x86',
  }
}

function reservations({ lines }: Estimate, prices: Prices): Saving {
  const usd =
    sum(lines.filter(onDemandNodes)) * prices.discount('ec2-reserved-1y-no-upfront') +
    sum(lines.filter(onDemandFargate)) * prices.discount('fargate-savings-plan-1y-no-upfront') +
    sum(lines.filter(({ price }) => price.startsWith('rds.'))) *
      prices.discount('rds-reserved-1y-no-upfront') +
    sum(lines.filter(({ price }) => price.startsWith('elasticache.'))) *
      prices.discount('elasticache-reserved-1y-no-upfront')
  return { name: 'Reservations', usd, how: 'one year, nothing paid ahead: nodes, Fargate, database, cache' }
}

/** Tasks, workload nodes and the database can be stopped; cache, NAT and load balancer cannot without losing them. */
function schedules({ lines }: Estimate, { environment }: EstimateContext): Saving {
  const off = 1 - environment.onHoursPerWeek / hoursPerWeek
  const stoppable = lines.filter(
    ({ price, type }) =>
      price.startsWith('fargate.') ||
      price.startsWith('rds.') ||
      (price.startsWith('ec2.') && type !== 'aws_instance'),
  )
  const how =
    off === 0 ? 'none: the shop is always open' : `on ${environment.onHoursPerWeek} of 168 hours a week`
  return { name: 'Schedules', usd: sum(stoppable) * off, how }
}

/** What each would bring by itself; they overlap, so they must not be added up. */
export function savings(estimate: Estimate, context: EstimateContext, prices: Prices): Saving[] {
  return [
    spot(estimate, prices),
    graviton(estimate, prices),
    reservations(estimate, prices),
    schedules(estimate, context),
  ]
}
