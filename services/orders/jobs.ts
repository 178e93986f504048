import { handleJob, type JobHandler } from '@stoa/platform/jobs'
import { pruneSagas } from '@stoa/platform/saga'
import { expireResting } from './checkout/cancel-checkout.ts'
import type { Orders } from './context.ts'
import { fileInvoices } from './invoice/invoice-files.ts'
import { issueDocuments } from './invoice/issue-documents.ts'
import * as jobs from './job-definitions.ts'
import { forgetRequests } from './links/link-store.ts'
import { claimGuestOrders, exportCustomer, forgetCustomer } from './privacy/customers.ts'
import { countProcesses } from './processes/process-store.ts'
import { lateBy } from './processes/processes.ts'
import { mergeStats } from './stats/stats-store.ts'
import type { OrdersTelemetry } from './telemetry.ts'

const everyMinute = { cron: '* * * * *' }
const day = 86_400_000

export const ordersJobs = (deps: Orders, telemetry: OrdersTelemetry): JobHandler[] => [
  handleJob(jobs.resumeJob, async ({ sagaId }) => void (await deps.runner.run(sagaId))),
  handleJob(jobs.sweepJob, () => sweep(deps, telemetry), everyMinute),
  handleJob(jobs.issueJob, async () => void (await issueDocuments(deps)), everyMinute),
  handleJob(jobs.fileJob, async () => void (await fileInvoices(deps.db)), { cron: '47 3 * * *' }),
  handleJob(jobs.claimJob, async ({ customerId }) => void (await claimGuestOrders(deps, customerId))),
  handleJob(jobs.forgetJob, request => forgetCustomer(deps, request)),
  handleJob(jobs.exportJob, request => exportCustomer(deps, request)),
  handleJob(jobs.pruneJob, () => prune(deps), { cron: '17 3 * * *' }),
]

/** Whatever a replica left behind, or had to try again, goes on here; what does not move is counted for the alarm. */
export async function sweep(deps: Orders, telemetry: Pick<OrdersTelemetry, 'processes'>): Promise<void> {
  await deps.runner.sweep()
  await expireResting(deps)
  telemetry.processes(await countProcesses(deps.db, lateBy(deps.clock.now())))
}

async function prune({ db, clock }: Orders): Promise<void> {
  await pruneSagas(db, clock.now() - 90 * day)
  await mergeStats(db, new Date(clock.now() - day).toISOString())
  await forgetRequests(db, new Date(clock.now() - day).toISOString())
}
