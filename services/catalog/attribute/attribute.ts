import type { Attribute, AttributeValue as ValueSchema } from '@stoa/contracts/catalog'
import type { Static } from 'typebox'

export type AttributeDefinition = Static<typeof Attribute>
export type AttributeValue = Static<typeof ValueSchema>

/** A value as the list it may be. */
export const valuesOf = (value: AttributeValue): readonly (string | number | boolean)[] =>
  Array.isArray(value) ? value : [value as string | number | boolean]
