import type { Problem } from '../product/product.ts'
import type { AttributeDefinition } from './attribute.ts'

/** Codes that filters and facets use for something else. */
const reserved = new Set(['category', 'price', 'tag'])

export function checkAttribute({ code, type, unit, values, multiple }: AttributeDefinition): Problem[] {
  const problems: Problem[] = []
  if (reserved.has(code)) problems.push({ pointer: '/code', detail: `'${code}' is taken by the shop itself` })
  if (type === 'unit' && !unit) problems.push({ pointer: '/unit', detail: 'is needed for the type unit' })
  if (type !== 'unit' && unit) problems.push({ pointer: '/unit', detail: 'only goes with the type unit' })
  if (type === 'enum' && values.length === 0)
    problems.push({ pointer: '/values', detail: 'are needed for the type enum' })
  if (type !== 'enum' && values.length > 0)
    problems.push({ pointer: '/values', detail: 'only go with the type enum' })
  if (multiple && type !== 'enum' && type !== 'text')
    problems.push({ pointer: '/multiple', detail: 'only goes with the types enum and text' })
  const codes = values.map(value => value.code)
  const doubled = codes.findIndex((value, index) => codes.indexOf(value) < index)
  if (doubled >= 0) problems.push({ pointer: `/values/${doubled}/code`, detail: 'is there already' })
  return problems
}
