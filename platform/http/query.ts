import { PlatformError } from '@stoa/kernel/errors'
import type { Schema } from '../contract/index.ts'
import { type Coerce, coercionOf } from './coerce.ts'
import { assertStorableText } from './storable.ts'

type Parameter = { readonly coerce: Coerce; readonly many: boolean }

export type QueryReader = (query: string, into: Record<string, unknown>) => void

/** A repeated parameter is an array where the schema says so; elsewhere it fails validation by name. */
export function queryReader(properties: Readonly<Record<string, Schema>>): QueryReader {
  const parameters = new Map(Object.entries(properties).map(([name, schema]) => [name, parameterOf(schema)]))
  return (query, into) => {
    for (const pair of query.split('&')) {
      if (pair === '') continue
      const equals = pair.indexOf('=')
      const name = decode(equals < 0 ? pair : pair.slice(0, equals), pair)
      const text = equals < 0 ? '' : decode(pair.slice(equals + 1), name)
      if (name === '__proto__') throw unknownParameter(name)
      assertStorableText(text, `/${name}`)
      add(into, name, text, parameters.get(name))
    }
  }
}

function parameterOf(schema: Schema): Parameter {
  if (schema.type !== 'array') return { coerce: coercionOf(schema), many: false }
  return { coerce: coercionOf((schema.items ?? {}) as Schema), many: true }
}

function add(
  into: Record<string, unknown>,
  name: string,
  text: string,
  parameter: Parameter | undefined,
): void {
  const value = parameter ? parameter.coerce(text) : text
  const known = into[name]
  if (known === undefined) into[name] = parameter?.many ? [value] : value
  else if (Array.isArray(known)) known.push(value)
  else into[name] = [known, value]
}

function decode(text: string, name: string): string {
  if (!text.includes('%') && !text.includes('+')) return text
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    const detail = 'is not percent-encoded UTF-8'
    throw new PlatformError('malformed_request', {
      detail: `The query parameter ${name.slice(0, 100)} ${detail}`,
      fields: [{ pointer: `/${name.slice(0, 100)}`, detail, in: 'query' }],
    })
  }
}

const unknownParameter = (name: string): PlatformError =>
  new PlatformError('validation_failed', {
    fields: [{ pointer: `/${name}`, detail: 'is not a known field', in: 'query' }],
  })
