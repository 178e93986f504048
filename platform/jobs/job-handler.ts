import type { JobDefinition, PayloadOf } from './define-job.ts'

/** What surrounds one run of a job. */
export type JobTurn = {
  readonly jobId: string
  /** 1 at the first run. */
  readonly attempt: number
  readonly traceparent: string | undefined
  /** Aborts when the process stops: long work ends itself and is run again elsewhere. */
  readonly signal: AbortSignal | undefined
}

/** Runs at least once: after a crash the same job runs again, so its effect is idempotent. */
export type JobHandler = {
  readonly job: JobDefinition
  /** Five fields, UTC; run with an empty payload, once over all replicas. */
  readonly cron?: string
  run(payload: unknown, turn: JobTurn): Promise<void>
}

export function handleJob<J extends JobDefinition>(
  job: J,
  run: (payload: PayloadOf<J>, turn: JobTurn) => Promise<void>,
  options: { readonly cron?: string } = {},
): JobHandler {
  // The payload is checked against the job's schema before run is called.
  return { job, run: (payload, turn) => run(payload as PayloadOf<J>, turn), ...options }
}
