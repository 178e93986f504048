import type { MethodDefinition } from '@stoa/kernel/contract'

/** One bad request, ready to send. */
export type FuzzCase = {
  /** `catalog.getProduct: /id is a number`. */
  readonly name: string
  readonly verb: string
  /** Path and query. */
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Buffer | undefined
  /** The field that the problem must name; 'any' when it must be refused but not by name; none when it may even be fine. */
  readonly refused: string | 'any' | undefined
}

export type Subject = {
  readonly service: string
  readonly name: string
  readonly method: MethodDefinition
  readonly prefix: string
}

export type FuzzAnswer = {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | number | undefined>>
  readonly text: string
}

type Problem = { code?: unknown; status?: unknown; requestId?: unknown; errors?: { pointer: string }[] }

/** What is wrong with an answer to a bad request, if anything. */
export function fuzzFailure(sent: FuzzCase, { status, headers, text }: FuzzAnswer): string | undefined {
  const told = `${sent.name} → ${status}`
  if (status >= 500) return `${told}: a bad request is never our fault: ${text.slice(0, 300)}`
  if (status < 400) return sent.refused === undefined ? undefined : `${told}: should have been refused`
  if (sent.verb === 'HEAD') return undefined
  if (!String(headers['content-type']).startsWith('application/problem+json'))
    return `${told}: no problem document`
  const problem: Problem = JSON.parse(text)
  if (typeof problem.code !== 'string' || problem.status !== status)
    return `${told}: the problem has no code or a wrong status`
  if (problem.requestId !== headers['x-request-id']) return `${told}: the problem names another request`
  return isNamed(sent, problem) ? undefined : `${told}: does not name ${sent.refused}: ${text.slice(0, 300)}`
}

function isNamed({ refused }: FuzzCase, { errors = [] }: Problem): boolean {
  if (refused === undefined || refused === 'any') return true
  return errors.some(({ pointer }) => pointer === refused || pointer.startsWith(`${refused}/`))
}
