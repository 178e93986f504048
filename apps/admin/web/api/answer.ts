import { ApiError } from '@stoa/contracts/client'
import type { DeclaredFailure } from '@stoa/kernel/contract'
import type { Result } from '@stoa/kernel/result'

/** An outcome that the contract declares, thrown where a screen only shows what is wrong. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly code: string
  readonly data: unknown

  constructor({ code, detail, data }: DeclaredFailure) {
    super(detail)
    this.code = code
    this.data = data
  }
}

/** `const order = await answerOf(orders('GET /v1/admin/orders/:id', { id }))` */
export async function answerOf<T>(asked: Promise<Result<T, DeclaredFailure>>): Promise<T> {
  const result = await asked
  if (result.ok) return result.value
  throw new Refusal(result.error)
}

export const hasEnded = (error: unknown): boolean => error instanceof ApiError && error.status === 401
export const isForbidden = (error: unknown): boolean => error instanceof ApiError && error.status === 403

/** Somebody else saved since this was read: either a declared outcome of the resource, or the platform's own. */
export const isConflict = (error: unknown): boolean =>
  (error instanceof Refusal && error.code.endsWith('_changed')) ||
  (error instanceof ApiError && error.status === 412)

const conflictText = 'Somebody else has changed this meanwhile. Look at it as it is now, then try again.'

/** One sentence for people, with the request's id where somebody has to look it up. */
export function sentenceOf(error: unknown): string {
  if (error instanceof ApiError) {
    if (isConflict(error)) return conflictText
    if (error.status === 403) return 'Your role does not allow this.'
    const id = error.status >= 500 && error.requestId ? ` (request ${error.requestId})` : ''
    return `${error.message}${id}`
  }
  if (error instanceof TypeError) return 'The shop did not answer. Is it running, and are you online?'
  return error instanceof Error ? error.message : String(error)
}

export type FieldErrors = Readonly<Record<string, string>>
type Problem = { readonly pointer: string; readonly detail: string }

/** What is wrong by JSON pointer, wherever the API put it. */
export function fieldErrorsOf(error: unknown): FieldErrors {
  const problems: readonly Problem[] =
    error instanceof ApiError
      ? error.errors
      : error instanceof Refusal
        ? ((error.data as { problems?: Problem[] } | undefined)?.problems ?? [])
        : []
  return Object.fromEntries(problems.map(({ pointer, detail }) => [pointer, detail]))
}
