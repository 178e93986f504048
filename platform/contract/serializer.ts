import buildSerializer from 'fast-json-stringify'
import type { TSchema } from 'typebox'
import { simplifySchema } from './simplify-schema.ts'

export type Serializer = (value: unknown) => string

/** Undeclared fields never leave the house: the compiled serializer writes what the schema names. */
export function compileSerializer(schema: TSchema): Serializer {
  const plain = JSON.parse(JSON.stringify(simplifySchema(schema)))
  const stringify = buildSerializer(plain, { largeArrayMechanism: 'default' })
  return value => stringify(value)
}

export function lazySerializer(schema: TSchema): Serializer {
  let compiled: Serializer | undefined
  return value => {
    compiled ??= compileSerializer(schema)
    return compiled(value)
  }
}
