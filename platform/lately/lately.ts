import type { Clock } from '@stoa/kernel/clock'

export type LatelyOptions = {
  readonly clock: Clock
  /** 0 keeps nothing. */
  readonly keepMs: number
  /** Of more, those that were put in first go. */
  readonly most: number
}

/** What one process has seen lately: for answers that may be a moment old, or whose reader checks them. */
export type Lately<V> = {
  get(key: string): V | undefined
  put(key: string, value: V): void
  forget(key: string): void
}

export function createLately<V>({ clock, keepMs, most }: LatelyOptions): Lately<V> {
  const kept = new Map<string, { readonly value: V; readonly until: number }>()
  return {
    get(key) {
      const found = kept.get(key)
      if (!found || found.until > clock.now()) return found?.value
      kept.delete(key)
      return undefined
    },
    put(key, value) {
      if (keepMs === 0) return
      kept.delete(key)
      kept.set(key, { value, until: clock.now() + keepMs })
      // A map goes through its keys in the order in which they came.
      for (const oldest of kept.keys()) {
        if (kept.size <= most) return
        kept.delete(oldest)
      }
    },
    forget: key => void kept.delete(key),
  }
}

/** Reads once for all who ask within the time, those who ask while it is read included; a failure is not kept. */
export function readLately<V>(lately: Lately<Promise<V>>, key: string, read: () => Promise<V>): Promise<V> {
  const kept = lately.get(key)
  if (kept) return kept
  const reading = read()
  lately.put(key, reading)
  reading.catch(() => lately.forget(key))
  return reading
}
