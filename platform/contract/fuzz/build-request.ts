import { pathOf, verbOf } from '../handler.ts'
import type { FuzzCase, Subject } from './fuzz-case.ts'

type Input = Readonly<Record<string, unknown>>
type Changes = Partial<Pick<FuzzCase, 'url' | 'body' | 'refused'>> & {
  readonly headers?: Readonly<Record<string, string | undefined>>
}

const textOf = (value: unknown): string => (typeof value === 'object' ? JSON.stringify(value) : String(value))

/** Lone halves of surrogate pairs cannot be percent-encoded; they go as the bytes that are wrong. */
const encode = (value: unknown): string => {
  const text = textOf(value)
  return text.isWellFormed() ? encodeURIComponent(text) : '%ED%A0%80'
}

export function buildRequest(subject: Subject, what: string, input: Input, changes: Changes = {}): FuzzCase {
  const { method } = subject
  const rest: Record<string, unknown> = { ...input }
  const path = pathOf(method).replace(/:([A-Za-z]+)/g, (_match, name: string) => {
    const value = rest[name]
    delete rest[name]
    return encode(value ?? '')
  })
  const inQuery = ['GET', 'DELETE'].includes(verbOf(method)) || method.consumes !== undefined
  const headers = { ...standardHeaders(subject), ...changes.headers }
  return {
    name: `${subject.service}.${subject.name}: ${what}`,
    verb: verbOf(method),
    url: subject.prefix + path + (inQuery ? queryOf(rest) : ''),
    body: inQuery ? rawBody(subject) : JSON.stringify(rest),
    refused: undefined,
    ...changes,
    headers: Object.fromEntries(
      Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
    ),
  }
}

const rawBody = ({ method }: Subject): string | undefined => (method.consumes ? 'x\n' : undefined)

function queryOf(input: Input): string {
  const pairs = Object.entries(input).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value]).map(item => `${encode(name)}=${encode(item)}`),
  )
  return pairs.length > 0 ? `?${pairs.join('&')}` : ''
}

function standardHeaders({ method }: Subject): Record<string, string | undefined> {
  const hasBody = !['GET', 'DELETE'].includes(verbOf(method))
  return {
    'content-type': hasBody ? (method.consumes?.[0] ?? 'application/json') : undefined,
    'idempotency-key': method.idempotency ? crypto.randomUUID() : undefined,
    'if-match': method.ifMatch ? '"1"' : undefined,
  }
}
