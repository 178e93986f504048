const dayMs = 86_400_000
const hourMs = 3_600_000

export const periods = [
  { days: 1, name: 'Today' },
  { days: 7, name: '7 days' },
  { days: 30, name: '30 days' },
  { days: 90, name: '90 days' },
] as const

export type Range = { readonly from: string; readonly until: string; readonly interval: 'hour' | 'day' }

/** Whole days in UTC, as the figures are kept; today by the hour. */
export function rangeOf(days: number, now = Date.now()): Range {
  const tomorrow = Math.floor(now / dayMs) * dayMs + dayMs
  return {
    from: new Date(tomorrow - days * dayMs).toISOString(),
    until: new Date(tomorrow).toISOString(),
    interval: days === 1 ? 'hour' : 'day',
  }
}

/** Every step of the range, also those in which nothing happened. */
export function stepsOf({ from, until, interval }: Range): number[] {
  const step = interval === 'hour' ? hourMs : dayMs
  const first = Date.parse(from)
  return Array.from({ length: (Date.parse(until) - first) / step }, (_, index) => first + index * step)
}
