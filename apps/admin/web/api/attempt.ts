import { ApiError } from '@stoa/contracts/client'
import { Refusal } from './answer.ts'

/** Refused, it made nothing: the next try is another attempt. Lost or broken off, nobody knows. */
const isRefused = (error: unknown): boolean =>
  error instanceof Refusal || (error instanceof ApiError && error.status < 500)

export type Attempt = <T>(body: unknown, send: (idempotencyKey: string) => Promise<T>) => Promise<T>

/**
 * One Idempotency-Key for one attempt: what is sent again after its answer was lost makes nothing a second time.
 * Another body, or the next one after an answer, has another key.
 */
export function newAttempt(): Attempt {
  let open: { readonly text: string; readonly key: string } | undefined
  return async (body, send) => {
    const text = JSON.stringify(body)
    if (open?.text !== text) open = { text, key: crypto.randomUUID() }
    try {
      const answer = await send(open.key)
      open = undefined
      return answer
    } catch (error) {
      if (isRefused(error)) open = undefined
      throw error
    }
  }
}
