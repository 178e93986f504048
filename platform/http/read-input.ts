import type { MethodDefinition } from '@stoa/kernel/contract'
import { type FieldProblem, PlatformError } from '@stoa/kernel/errors'
import { pathOf, type Schema, simplifySchema, verbOf } from '../contract/index.ts'
import { coercionOf } from './coerce.ts'
import { queryReader } from './query.ts'
import { assertStorableText } from './storable.ts'

export type RequestParts = {
  readonly params: Readonly<Record<string, string>>
  readonly url: string
  readonly body: unknown
}

export type InputReader = {
  read(parts: RequestParts): unknown
  /** Where a wrong field was given. */
  locate(problem: FieldProblem): FieldProblem
}

export const pathParameters = (method: MethodDefinition): string[] =>
  [...pathOf(method).matchAll(/:([A-Za-z]+)/g)].map(([, name]) => name!)

/** GET, DELETE and raw bodies carry their fields in the query. */
export const takesQuery = (method: MethodDefinition): boolean =>
  ['GET', 'DELETE'].includes(verbOf(method)) || method.consumes !== undefined

/** Path + query or path + body become the one input that the contract describes. */
export function inputReader(method: MethodDefinition): InputReader {
  const properties = simplifySchema(method.input).properties as Record<string, Schema>
  const names = pathParameters(method)
  const readPath = pathReader(names, properties)
  const elsewhere = takesQuery(method) ? 'query' : 'body'
  return {
    read: takesQuery(method) ? withQuery(readPath, names, properties) : withBody(readPath, names),
    locate: problem =>
      problem.in ? problem : { ...problem, in: names.includes(firstName(problem)) ? 'path' : elsewhere },
  }
}

/** Between services the input travels whole: as the body, or beside a raw body as JSON in the query. */
export function internalReader(method: MethodDefinition): InputReader {
  const locate = (problem: FieldProblem): FieldProblem => problem
  if (!method.consumes) return { read: ({ body = {} }) => body, locate }
  const readQuery = queryReader({ input: { type: 'object' } })
  const read = ({ url }: RequestParts): unknown => {
    const query: Record<string, unknown> = {}
    readQuery(url.slice(url.indexOf('?') + 1), query)
    return query.input
  }
  return { read, locate }
}

const firstName = ({ pointer }: FieldProblem): string => pointer.split('/')[1] ?? ''

type PathReader = (params: Readonly<Record<string, string>>, into: Record<string, unknown>) => void

function pathReader(names: readonly string[], properties: Readonly<Record<string, Schema>>): PathReader {
  const parameters = names.map(name => ({ name, coerce: coercionOf(properties[name]!) }))
  return (params, into) => {
    for (const { name, coerce } of parameters) {
      assertStorableText(params[name]!, `/${name}`)
      into[name] = coerce(params[name]!)
    }
  }
}

function withQuery(
  readPath: PathReader,
  names: readonly string[],
  properties: Readonly<Record<string, Schema>>,
) {
  const query = Object.entries(properties).filter(([name]) => !names.includes(name))
  const readQuery = queryReader(Object.fromEntries(query))
  return ({ params, url }: RequestParts): unknown => {
    const input: Record<string, unknown> = {}
    const mark = url.indexOf('?')
    if (mark >= 0) readQuery(url.slice(mark + 1), input)
    refuseTwice(names, input, 'query')
    readPath(params, input)
    return input
  }
}

function withBody(readPath: PathReader, names: readonly string[]) {
  return ({ params, body = {} }: RequestParts): unknown => {
    if (names.length === 0 || typeof body !== 'object' || body === null || Array.isArray(body)) return body
    refuseTwice(names, body as Record<string, unknown>, 'body')
    const input = { ...body }
    readPath(params, input)
    return input
  }
}

function refuseTwice(
  names: readonly string[],
  given: Record<string, unknown>,
  place: 'body' | 'query',
): void {
  for (const name of names)
    if (name in given)
      throw new PlatformError('validation_failed', {
        fields: [{ pointer: `/${name}`, detail: `belongs to the path, not to the ${place}`, in: place }],
      })
}
