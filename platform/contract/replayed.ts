import { ok, type Result } from '@stoa/kernel/result'

/** Marks a Result that was stored under an idempotency key and is answered again. */
export const replayed: unique symbol = Symbol.for('stoa.replayed')

export function markReplayed<T, E>(result: Result<T, E>): Result<T, E> {
  return Object.defineProperty({ ...result }, replayed, { value: true, enumerable: false })
}

export const isReplayed = (result: object): boolean => replayed in result

/** An answer with what its stored form leaves out or holds sealed, like a secret that is shown once. */
export function showing<T, E>(stored: Result<T, E>, show: (value: T) => T): Result<T, E> {
  if (!stored.ok) return stored
  const shown = ok(show(stored.value))
  return isReplayed(stored) ? markReplayed(shown) : shown
}
