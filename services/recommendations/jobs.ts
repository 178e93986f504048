import { statement } from '@stoa/platform/db'
import { defineJob, handleJob, type JobHandler } from '@stoa/platform/jobs'
import { Type } from 'typebox'
import { countPending, keptDays } from './count-order.ts'
import type { RecommendationsDeps } from './deps.ts'
import { learnJob, learnProduct } from './learn-product.ts'
import { rememberProducts } from './products-of-skus.ts'
import { goOn } from './rebuild/go-on.ts'
import { rebuildJob } from './rebuild/rebuild-store.ts'

export const countJob = defineJob('recommendations.count-orders', Type.Object({}), { attempts: 3 })
const coolJob = defineJob('recommendations.cool-down', Type.Object({}), { attempts: 3 })

/** A day's part of halving in a month: 0.5 ^ (1 / 30). */
const cool = statement(
  'recommendations.cool-down',
  'update products set warmth = case when warmth < 0.01 then 0 else warmth * 0.977159968 end where warmth > 0',
)
const forgetOrders = statement(
  'recommendations.forget-orders',
  'delete from counted_orders where counted_at < $1',
)

export function recommendationsJobs(deps: RecommendationsDeps): JobHandler[] {
  const productsOf = rememberProducts(deps)
  return [
    handleJob(learnJob, ({ productId }) => learnProduct(deps, productId)),
    // Who puts one beside others that wait tells nobody; if those are just being counted, it waits for the minute.
    handleJob(countJob, () => countPending(deps, productsOf), { cron: '* * * * *' }),
    handleJob(rebuildJob, ({ rebuildId }) => goOn(deps, rebuildId)),
    handleJob(coolJob, () => coolDown(deps), { cron: '23 3 * * *' }),
  ]
}

/** Every day. */
export async function coolDown({ db, clock }: RecommendationsDeps): Promise<void> {
  await db.tx(async tx => {
    // In the order of those who count, so that nobody waits in a circle.
    await tx.run(forgetOrders, [new Date(clock.now() - keptDays * 86_400_000).toISOString()])
    await tx.run(cool)
  })
}
