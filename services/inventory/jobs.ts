import { defineJob, handleJob, type JobHandler } from '@stoa/platform/jobs'
import { Type } from 'typebox'
import type { InventoryDeps } from './deps.ts'
import { sweepExpired } from './expire.ts'

/** What ran out is free at once for whoever asks; the sweep is for those who only look. */
const sweep = defineJob('inventory.sweep-expired', Type.Object({}), { attempts: 3 })

export const inventoryJobs = (deps: InventoryDeps): JobHandler[] => [
  handleJob(
    sweep,
    async () => {
      await sweepExpired(deps)
    },
    { cron: '* * * * *' },
  ),
]
