import type { Queries } from '@stoa/platform/db'

/** Reads once for all who ask within `maxAgeMs`, also for those who ask while it reads. Failures are not kept. */
export function keptFor<T>(maxAgeMs: number, load: (db: Queries) => Promise<T>) {
  let kept: { readonly value: Promise<T>; readonly at: number } | undefined
  return {
    read(db: Queries): Promise<T> {
      if (kept && performance.now() - kept.at < maxAgeMs) return kept.value
      const mine = { value: load(db), at: performance.now() }
      kept = mine
      mine.value.catch(() => {
        if (kept === mine) kept = undefined
      })
      return mine.value
    },
    forget(): void {
      kept = undefined
    },
  }
}
