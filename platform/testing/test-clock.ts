import type { Clock } from '@stoa/kernel/clock'

export type TestClock = Clock & { advance(ms: number): void; set(iso: string): void }

/** Stands still until it is moved. */
export function testClock(start = '2026-01-01T00:00:00.000Z'): TestClock {
  let now = parse(start)
  return {
    now: () => now,
    iso: () => new Date(now).toISOString(),
    advance: ms => {
      now += ms
    },
    set: iso => {
      now = parse(iso)
    },
  }
}

function parse(iso: string): number {
  const time = Date.parse(iso)
  if (Number.isNaN(time)) throw new Error(`'${iso}' is not a time: write it like 2026-01-01T00:00:00.000Z`)
  return time
}
