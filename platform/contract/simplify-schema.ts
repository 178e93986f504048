import type { TSchema } from 'typebox'

/** JSON Schema seen as data: what TypeBox builds, without its type-level knowledge. */
export type Schema = { readonly [keyword: string]: unknown }

const isSchema = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const named = new Set(['properties', 'patternProperties', '$defs', 'definitions'])
const nested = new Set(['items', 'additionalProperties', 'not', 'anyOf', 'oneOf', 'allOf', 'prefixItems'])

/** Rewrites every subschema, innermost first. */
export function mapSchema(schema: Schema, change: (schema: Schema) => Schema): Schema {
  const visit = (value: unknown): unknown =>
    Array.isArray(value) ? value.map(visit) : isSchema(value) ? mapSchema(value, change) : value
  const entries = Object.entries(schema).map(([keyword, value]) => {
    if (named.has(keyword) && isSchema(value))
      return [keyword, Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, visit(inner)]))]
    return [keyword, nested.has(keyword) ? visit(value) : value]
  })
  return change(Object.fromEntries(entries))
}

/** A union of literals becomes an enum: one clear message, and no schema a literal. */
function literalsToEnum(schema: Schema): Schema {
  const branches = schema.anyOf
  if (!Array.isArray(branches) || !branches.every(branch => isSchema(branch) && 'const' in branch))
    return schema
  const { anyOf: _, ...rest } = schema
  const types = [...new Set(branches.map(branch => branch.type))]
  return {
    ...rest,
    ...(types.length === 1 && types[0] ? { type: types[0] } : {}),
    enum: branches.map(branch => branch.const),
  }
}

/** An intersection of plain objects becomes one object, so that it can be closed and serialized. */
function mergeObjects(schema: Schema): Schema {
  const parts = schema.allOf
  if (!Array.isArray(parts) || !parts.every(part => isSchema(part) && isSchema(part.properties)))
    return schema
  const { allOf: _, ...rest } = schema
  return {
    ...rest,
    type: 'object',
    properties: Object.assign({}, ...parts.map(part => part.properties)),
    required: [...new Set(parts.flatMap(part => part.required ?? []))],
  }
}

export const simplifySchema = (schema: TSchema): Schema =>
  mapSchema(schema as unknown as Schema, inner => mergeObjects(literalsToEnum(inner)))

/** Unknown fields are an error: for the public edge. So are keys that a map's pattern does not allow. */
export const closeSchema = (schema: Schema): Schema =>
  mapSchema(schema, inner =>
    (inner.properties || inner.patternProperties) && inner.additionalProperties === undefined
      ? { ...inner, additionalProperties: false }
      : inner,
  )
