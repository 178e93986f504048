import type { Result } from '@stoa/kernel/result'

/** Marks a Result that was stored under an idempotency key and is answered again. */
export const replayed: unique symbol = Symbol.for('stoa.replayed')

export function markReplayed<T, E>(result: Result<T, E>): Result<T, E> {
  return Object.defineProperty({ ...result }, replayed, { value: true, enumerable: false })
}

export const isReplayed = (result: object): boolean => replayed in result
