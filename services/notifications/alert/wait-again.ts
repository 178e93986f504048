import { enqueue } from '@stoa/platform/jobs'
import type { Notifications } from '../deps.ts'
import { tellJob } from '../job-definitions.ts'
import type { Refs } from '../message/message.ts'
import { waitAgain } from './telling-store.ts'
import { untilTold } from './times.ts'

/** It was gone again before its turn. It may be back by the time this is written down: whoever tells looks. */
export const goOnWaiting = (deps: Notifications, { alertId = '', round = 0 }: Refs, sku: string) =>
  deps.db.tx(async tx => {
    await waitAgain(tx, alertId, round, untilTold(deps))
    await enqueue(tx, tellJob, { sku }, { key: `${tellJob.name} ${sku}` })
  })
