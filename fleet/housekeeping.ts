import type { Clock } from '@stoa/kernel/clock'
import { sweepIdempotency } from '@stoa/platform/command'
import type { Db } from '@stoa/platform/db'
import { pruneEvents } from '@stoa/platform/events'
import { defineJob, handleJob, type JobHandler } from '@stoa/platform/jobs'
import { Type } from 'typebox'

/** What the kit keeps in every service's schema and nobody needs any more. */
export const housekeeping = (service: string, db: Db, clock: Clock): JobHandler =>
  handleJob(
    defineJob(`${service}.keep-house`, Type.Object({}), { attempts: 3 }),
    async () => {
      await pruneEvents(db, clock)
      await sweepIdempotency(db, clock)
    },
    { cron: '17 * * * *' },
  )
