import { type AttributeDefinition, type AttributeValue, valuesOf } from './attribute.ts'

/** What is wrong with a value for this definition, if anything. */
export function checkValue(definition: AttributeDefinition, value: AttributeValue): string | undefined {
  if (Array.isArray(value) && !definition.multiple) return 'this attribute takes one value'
  for (const one of valuesOf(value)) {
    const wrong = checkOne(definition, one)
    if (wrong) return wrong
  }
  return undefined
}

function checkOne(
  { type, values }: AttributeDefinition,
  value: string | number | boolean,
): string | undefined {
  if (type === 'number' || type === 'unit')
    return typeof value === 'number' && Number.isFinite(value) ? undefined : 'must be a number'
  if (type === 'boolean') return typeof value === 'boolean' ? undefined : 'must be true or false'
  if (typeof value !== 'string') return 'must be text'
  if (type === 'enum' && !values.some(({ code }) => code === value))
    return `'${value}' is not one of ${values.map(({ code }) => code).join(', ')}`
  return undefined
}
