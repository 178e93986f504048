import { type Html, html } from '../html/index.ts'
import type { SchemaNode } from './document.ts'

const deepest = 6

/** A schema as rows of a definition list: name, kind, limits, meaning. */
export function schemaRows(schema: SchemaNode, depth = 0): Html {
  const properties = Object.entries(propertiesOf(schema) ?? {})
  if (properties.length === 0) return html`<p class="kind">${kindOf(schema)} ${limitsOf(schema)}</p>`
  const required = new Set(schema.required ?? schema.items?.required)
  return html`<dl>${properties.map(([name, node]) => {
    const inner = depth < deepest && propertiesOf(node) ? schemaRows(node, depth + 1) : undefined
    return html`<div><dt><code>${name}</code>${required.has(name) && html`<b title="required">*</b>`}</dt>
<dd><span class="kind">${kindOf(node)}</span> <span class="limits">${limitsOf(node)}</span> ${node.description}${inner}</dd></div>`
  })}</dl>`
}

const propertiesOf = (schema: SchemaNode): SchemaNode['properties'] =>
  schema.properties ?? schema.items?.properties

export function kindOf(schema: SchemaNode): string {
  if (schema.$ref) return schema.$ref.slice(schema.$ref.lastIndexOf('/') + 1)
  if (schema.const !== undefined) return JSON.stringify(schema.const)
  if (schema.enum) return schema.enum.map(value => JSON.stringify(value)).join(' | ')
  if (schema.anyOf) return [...new Set(schema.anyOf.map(kindOf))].join(' | ')
  if (schema.type === 'array') return `${schema.items ? kindOf(schema.items) : 'anything'}[]`
  const values = schema.patternProperties && Object.values(schema.patternProperties)[0]
  if (values) return `{ [name]: ${kindOf(values)} }`
  return schema.type ?? 'anything'
}

export function limitsOf(schema: SchemaNode): string {
  const parts = [
    range(schema.minimum, schema.maximum, ''),
    range(schema.minLength, schema.maxLength, ' characters'),
    range(schema.minItems, schema.maxItems, ' items'),
    schema.pattern && schema.pattern.length < 40 && `like ${schema.pattern}`,
    schema.default !== undefined && `default ${JSON.stringify(schema.default)}`,
  ]
  return parts.filter(Boolean).join(', ')
}

function range(low: number | undefined, high: number | undefined, unit: string): string | undefined {
  if (low !== undefined && high !== undefined) return `${low} to ${high}${unit}`
  if (low !== undefined) return `at least ${low}${unit}`
  return high === undefined ? undefined : `at most ${high}${unit}`
}
