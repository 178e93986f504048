import { createHash } from 'node:crypto'

export type Kept<T> = {
  /** Who asks at the same time waits for the same answer. */
  get(secret: string): Promise<T | undefined>
  forget(secret: string): void
}

type Entry<T> = { readonly value: Promise<T | undefined>; until: number }

/**
 * Believes an answer for a while, so that a page of twenty requests is one look-up. Nothing that was refused is
 * kept, so who has just signed in is known at once; who was signed out elsewhere is believed for `trustMs` at most.
 */
export function kept<T>(
  look: (secret: string) => Promise<T | undefined>,
  {
    clock,
    trustMs,
    max = 10_000,
  }: { readonly clock: { now(): number }; readonly trustMs: number; readonly max?: number },
): Kept<T> {
  const entries = new Map<string, Entry<T>>()
  const nameOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url')
  return {
    get(secret) {
      const name = nameOf(secret)
      const known = entries.get(name)
      if (known && known.until > clock.now()) return known.value
      if (entries.size >= max) entries.clear()
      const entry: Entry<T> = { value: look(secret), until: clock.now() + trustMs }
      entries.set(name, entry)
      const drop = () => {
        if (entries.get(name) === entry) entries.delete(name)
      }
      entry.value.then(found => found === undefined && drop(), drop)
      return entry.value
    },
    forget: secret => void entries.delete(nameOf(secret)),
  }
}
