import { Type } from 'typebox'
import { Code, Labels, Version } from './values.ts'

export const AttributeType = Type.Union(
  [
    Type.Literal('text'),
    Type.Literal('number'),
    Type.Literal('boolean'),
    Type.Literal('enum'),
    Type.Literal('unit'),
  ],
  { description: 'unit: a number with a unit of measure; enum: one of `values`' },
)

const parts = {
  labels: Labels,
  facetable: Type.Boolean({ description: 'Counted in search and usable as a filter' }),
  multiple: Type.Boolean({ description: 'A product may have several; for text and enum' }),
  unit: Type.String({ minLength: 1, maxLength: 20, description: 'For type unit, for instance cm' }),
  values: Type.Array(Type.Object({ code: Code, labels: Labels }), {
    maxItems: 500,
    description: 'For type enum: what is allowed, in the order to show',
  }),
  position: Type.Integer({ minimum: 0, maximum: 1_000_000 }),
}

export const AttributeInput = Type.Object({
  code: Code,
  type: AttributeType,
  labels: parts.labels,
  facetable: Type.Optional(parts.facetable),
  multiple: Type.Optional(parts.multiple),
  unit: Type.Optional(parts.unit),
  values: Type.Optional(parts.values),
  position: Type.Optional(parts.position),
})

/** The type of an attribute never changes: products hold values of it. */
export const AttributePatch = Type.Partial(Type.Object(parts), { minProperties: 1 })

export const Attribute = Type.Object({
  code: Code,
  version: Version,
  type: AttributeType,
  labels: parts.labels,
  facetable: parts.facetable,
  multiple: parts.multiple,
  unit: Type.Optional(parts.unit),
  values: parts.values,
  position: parts.position,
})
