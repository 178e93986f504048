import type { Tx } from '@stoa/platform/db'
import { enqueue, type JobDefinition } from '@stoa/platform/jobs'

/** Says in the transaction that there is work; once is enough for a page of a hundred events. */
export type Wake = (tx: Tx, job: JobDefinition) => Promise<void>

export function createWake(): Wake {
  const woken = new WeakMap<Tx, Set<string>>()
  return async (tx, job) => {
    const names = woken.get(tx) ?? new Set()
    woken.set(tx, names)
    if (names.has(job.name)) return
    names.add(job.name)
    await enqueue(tx, job, {}, { key: job.name })
  }
}
