import { recommendationsContract } from '@stoa/contracts/recommendations'
import { principalOf } from '@stoa/kernel/call'
import type { Api } from '@stoa/kernel/contract'
import { ok } from '@stoa/kernel/result'
import { command } from '@stoa/platform/command'
import type { RecommendationsDeps } from '../deps.ts'
import * as store from './rebuild-store.ts'

type Methods = Pick<Api<typeof recommendationsContract>, 'rebuildRecommendations' | 'listRebuilds'>

export const rebuildApi = ({ db, clock, ids }: RecommendationsDeps): Methods => ({
  rebuildRecommendations: command(
    db,
    { contract: recommendationsContract, method: 'rebuildRecommendations', clock },
    async (tx, _input, { actor }) => {
      const started = await store.startRebuild(tx, ids.next('rbl'), principalOf(actor), clock.iso())
      if (started) await store.clearRebuiltOrders(tx)
      // What was running a moment ago may just have ended; the next one then starts by asking once more.
      const rebuild = started ?? (await store.findRunningRebuild(tx)) ?? (await store.listRebuilds(tx))[0]!
      if (rebuild.state !== 'done') await store.planNextStep(tx, rebuild.id)
      return ok(viewOf(rebuild))
    },
  ),
  listRebuilds: async () => ok({ items: (await store.listRebuilds(db)).map(viewOf) }),
})

const viewOf = ({ place: _, finishedAt, ...rebuild }: store.RebuildRow) => ({
  ...rebuild,
  ...(finishedAt !== null && { finishedAt }),
})
