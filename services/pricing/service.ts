import { pricingContract } from '@stoa/contracts/pricing'
import { deadLettersApi, feedApi } from '@stoa/platform/events'
import type { Service } from '@stoa/platform/service'
import { pricingApi } from './api.ts'
import { customerConsumer } from './consumers.ts'
import type { PricingDeps } from './deps.ts'
import { pricingJobs } from './jobs.ts'
import { manifest } from './manifest.ts'
import { migrations } from './migrations.ts'

export function createPricing(deps: PricingDeps): Service<typeof pricingContract> {
  return {
    manifest,
    contract: pricingContract,
    api: { ...pricingApi(deps), ...feedApi(deps.db), ...deadLettersApi(deps) },
    consumers: [customerConsumer],
    jobs: pricingJobs(deps),
    migrations,
    async [Symbol.asyncDispose]() {},
  }
}
