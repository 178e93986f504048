import { recommendationsContract } from '@stoa/contracts/recommendations'
import { deadLettersApi } from '@stoa/platform/events'
import type { Service } from '@stoa/platform/service'
import { orderConsumer, productConsumer } from './consumers.ts'
import type { RecommendationsDeps } from './deps.ts'
import { recommendationsJobs } from './jobs.ts'
import { manifest } from './manifest.ts'
import { migrations } from './migrations.ts'
import { rebuildApi } from './rebuild/rebuild-api.ts'
import { recommend } from './recommend.ts'

export function createRecommendations(deps: RecommendationsDeps): Service<typeof recommendationsContract> {
  return {
    manifest,
    contract: recommendationsContract,
    api: { ...recommend(deps), ...rebuildApi(deps), ...deadLettersApi(deps) },
    consumers: [productConsumer, orderConsumer(deps)],
    jobs: recommendationsJobs(deps),
    migrations,
    async [Symbol.asyncDispose]() {},
  }
}
