import { defineJob, handleJob, type JobHandler } from '@stoa/platform/jobs'
import { Type } from 'typebox'
import type { PaymentsDeps } from './deps.ts'
import { reconcileProvider } from './reconcile/reconcile.ts'
import { renew } from './renew.ts'
import { resume } from './resume.ts'
import { forgetWebhooks } from './store/webhook-store.ts'
import { handleWebhook } from './webhook/handle.ts'
import { webhookJob } from './webhook/plan-webhook.ts'

const nothing = Type.Object({})
const resumeJob = defineJob('payments.resume', nothing, { attempts: 3 })
const reconcileJob = defineJob('payments.reconcile', nothing, { attempts: 5 })

const day = 86_400_000
/** Providers tell an event again for days; afterwards its id need not be known any more. */
const keptDays = 30

export const paymentsJobs = (deps: PaymentsDeps): JobHandler[] => [
  handleJob(webhookJob, payload => handleWebhook(deps, payload)),
  handleJob(
    resumeJob,
    async () => {
      await renew(deps)
      await resume(deps)
    },
    { cron: '* * * * *' },
  ),
  handleJob(
    reconcileJob,
    async () => {
      const range = { from: ago(deps, 3 * day), until: ago(deps, 3_600_000) }
      for (const provider of deps.providers.all) await reconcileProvider(deps, provider, range)
      await forgetWebhooks(deps.db, ago(deps, keptDays * day))
    },
    { cron: '23 3 * * *' },
  ),
]

const ago = ({ clock }: PaymentsDeps, ms: number): string => new Date(clock.now() - ms).toISOString()
