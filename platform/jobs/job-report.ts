/** Where the runner tells what happened; the composition root turns it into logs and metrics. */
export type JobReport = (
  happening: 'job_failed' | 'job_gave_up' | 'jobs_interrupted' | 'jobs_recovered',
  fields: Readonly<Record<string, unknown>>,
) => void
