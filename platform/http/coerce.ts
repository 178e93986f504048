import type { Schema } from '../contract/index.ts'

/** Turns the text of a query or path parameter into what its schema asks for; what does not fit stays text and fails validation by name. */
export type Coerce = (text: string) => unknown

const keep: Coerce = text => text
const toInteger: Coerce = text => (/^-?\d+$/.test(text) ? Number(text) : text)
const toNumber: Coerce = text => (/^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text)
const toBoolean: Coerce = text => (text === 'true' ? true : text === 'false' ? false : text)

/** Structured parameters are JSON text: `?filter={"price":{"min":100}}`. */
const toJson: Coerce = text => {
  if (!/^[{[]/.test(text)) return text
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

export function coercionOf(schema: Schema): Coerce {
  const choices = schema.enum
  if (Array.isArray(choices)) return text => choices.find(choice => String(choice) === text) ?? text
  if ('const' in schema) return text => (String(schema.const) === text ? schema.const : text)
  const branches = schema.anyOf ?? schema.oneOf
  if (Array.isArray(branches)) return firstThatFits(branches.map(coercionOf))
  if (schema.type === 'integer') return toInteger
  if (schema.type === 'number') return toNumber
  if (schema.type === 'boolean') return toBoolean
  return schema.type === 'object' || schema.type === 'array' ? toJson : keep
}

const firstThatFits =
  (coercions: readonly Coerce[]): Coerce =>
  text => {
    for (const coerce of coercions) {
      const value = coerce(text)
      if (value !== text) return value
    }
    return text
  }
