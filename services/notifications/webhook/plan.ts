const minute = 60_000
const hour = 60 * minute

/** Pauses between attempts: nine more in a day, so that a night without anybody is bridged. The sweep looks every minute. */
export const pauses = [
  ...[minute, 2 * minute, 5 * minute, 30 * minute],
  ...[90 * minute, 4 * hour, 5 * hour, 6 * hour, 7 * hour],
] as const

/** When to try again after `round` attempts; undefined when the plan is through. */
export function nextAttempt(round: number, now: number): string | undefined {
  const pause = pauses[round - 1]
  return pause === undefined ? undefined : new Date(now + pause).toISOString()
}

const gone = 410

type Failing = {
  readonly status: number | undefined
  readonly failingSince: string
  readonly now: number
  readonly disableHours: number
}

/** Why a webhook is given up, if it is: the receiver says that it is gone, or nothing has got through for too long. */
export function whyDisabled({ status, failingSince, now, disableHours }: Failing): string | undefined {
  if (status === gone) return 'the receiver answered 410 Gone'
  if (now - Date.parse(failingSince) < disableHours * hour) return undefined
  return `nothing has got through since ${failingSince}`
}
