import type { Call } from '@stoa/kernel/call'
import { type Queries, statement } from '../db/index.ts'
import { checkPayload, type JobDefinition, type PayloadOf } from './define-job.ts'

const add = statement('kit.enqueue', 'select jobs.enqueue($1, $2, $3, $4, $5)')

export type EnqueueOptions = {
  /** RFC 3339; at once without it. */
  readonly runAt?: string
  /** A waiting job with this key is replaced: the last word counts, and there is one job. */
  readonly key?: string
  readonly call?: Pick<Call, 'traceparent'>
}

/** Joins the caller's transaction: the job exists exactly if the change does. */
export async function enqueue<J extends JobDefinition>(
  tx: Queries,
  job: J,
  payload: PayloadOf<J>,
  { runAt, key, call }: EnqueueOptions = {},
): Promise<void> {
  checkPayload(job, payload)
  const envelope = JSON.stringify({ data: payload, traceparent: call?.traceparent })
  await tx.run(add, [job.name, envelope, runAt ?? null, key ?? null, job.attempts])
}
