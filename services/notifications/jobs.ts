import { handleJob, type JobHandler } from '@stoa/platform/jobs'
import { sendAsking } from './alert/send-asking.ts'
import { tellAlerts } from './alert/tell-alerts.ts'
import type { Notifications } from './deps.ts'
import * as jobs from './job-definitions.ts'
import { sendMails } from './mail/send-mails.ts'
import { oneAtATime } from './one-at-a-time.ts'
import { exportCustomer, forgetCustomer } from './privacy/customers.ts'
import { countBacklog, prune } from './sweep.ts'
import { deliverWebhooks } from './webhook/deliver.ts'
import { resealSecrets } from './webhook/reseal.ts'
import { tellStaff } from './webhook/tell-staff.ts'

/** Retries wait in their own rows; the sweep looks at them every minute, and for what a process left behind. */
export function notificationsJobs(deps: Notifications): JobHandler[] {
  const send = oneAtATime(signal => sendMails(deps, signal))
  const deliver = oneAtATime(signal => deliverWebhooks(deps, signal))
  const sweep = async (signal: AbortSignal | undefined) => {
    await send(signal)
    await deliver(signal)
    await countBacklog(deps)
  }
  return [
    handleJob(jobs.sendJob, (_, { signal }) => send(signal)),
    handleJob(jobs.deliverJob, (_, { signal }) => deliver(signal)),
    handleJob(jobs.sweepJob, (_, { signal }) => sweep(signal), { cron: '* * * * *' }),
    handleJob(jobs.noticeJob, (notice, { traceparent }) => tellStaff(deps, notice, traceparent)),
    handleJob(jobs.askJob, (asked, { traceparent }) => sendAsking(deps, asked, traceparent)),
    handleJob(jobs.tellJob, (wanted, turn) => tellAlerts(deps, wanted, turn)),
    handleJob(jobs.forgetJob, request => forgetCustomer(deps, request)),
    handleJob(jobs.exportJob, request => exportCustomer(deps, request)),
    handleJob(jobs.pruneJob, () => prune(deps), { cron: '41 3 * * *' }),
    handleJob(jobs.resealJob, async () => void (await resealSecrets(deps)), { cron: '51 3 * * *' }),
  ]
}
