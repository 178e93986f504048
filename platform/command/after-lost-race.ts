import { PlatformError } from '@stoa/kernel/errors'
import { isDbError } from '../db/index.ts'

/**
 * Of two that take the same name at once both see it free, and the index refuses one. That one runs again: now its
 * own check sees the winner, and its caller gets the answer that is declared for it.
 */
export async function afterLostRace<T>(run: () => Promise<T>): Promise<T> {
  return run()
    .catch(error => {
      if (isTaken(error)) return run()
      throw error
    })
    .catch(error => {
      throw isTaken(error) ? new PlatformError('conflict', { cause: error }) : error
    })
}

const isTaken = (error: unknown): boolean => isDbError(error) && error.sqlState === '23505'
