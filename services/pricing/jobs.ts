import { systemActor } from '@stoa/kernel/call'
import { unwrap } from '@stoa/kernel/result'
import { newCall } from '@stoa/platform/contract'
import { defineJob, handleJob, type JobHandler } from '@stoa/platform/jobs'
import { Type } from 'typebox'
import type { PricingDeps } from './deps.ts'
import { readCustomer } from './privacy/privacy-store.ts'
import { deleteQuotesBefore } from './quote/quote-store.ts'

const day = 86_400_000
const sweepQuotes = defineJob('pricing.sweep-quotes', Type.Object({}), { attempts: 3 })

/** With a customer: their export. Without: an erasure, which is done when this is enqueued. */
export const answerPrivacy = defineJob(
  'pricing.answer-privacy',
  Type.Object({ requestId: Type.String(), customerId: Type.Optional(Type.String()) }),
)

export const pricingJobs = (deps: PricingDeps): JobHandler[] => [
  handleJob(
    sweepQuotes,
    async () => {
      const oldest = deps.clock.now() - deps.config.keepQuotesDays * day
      await deleteQuotesBefore(deps.db, new Date(oldest).toISOString())
    },
    { cron: '41 3 * * *' },
  ),
  handleJob(answerPrivacy, async ({ requestId, customerId }, { traceparent, signal }) => {
    const data = customerId === undefined ? undefined : await readCustomer(deps.db, customerId)
    const { clock, ids } = deps
    const actor = systemActor('pricing:privacy')
    const call = newCall({ actor, caller: 'pricing', clock, ids, traceparent, signal })
    const part = { id: requestId, service: 'pricing', ...(data && { data }) }
    unwrap(await deps.identity.completePrivacyPart(part, call))
  }),
]
