import type { DeclaredError, MethodDefinition } from '@stoa/kernel/contract'
import { verbOf } from '../handler.ts'
import { type Schema, simplifySchema } from '../simplify-schema.ts'
import { headerParameters, inputParts } from './parameters.ts'

/** One method as an OpenAPI operation. */
export function operationOf(service: string, name: string, method: MethodDefinition) {
  const { parameters, body } = inputParts(method)
  const all = [...parameters, ...headerParameters(method)]
  return {
    operationId: `${service}.${name}`,
    tags: [service],
    summary: method.summary,
    ...(method.description ? { description: method.description } : {}),
    ...(all.length > 0 ? { parameters: all } : {}),
    ...(body ? { requestBody: bodyOf(method, body) } : {}),
    responses: responsesOf(method),
    ...(method.actors.includes('anonymous') || method.visibility === 'internal'
      ? {}
      : { security: [{ apiKey: [] }] }),
    'x-visibility': method.visibility,
    'x-actors': method.actors,
    ...(method.permission ? { 'x-permission': method.permission } : {}),
  }
}

function bodyOf(method: MethodDefinition, schema: Schema) {
  if (method.consumes)
    return { required: true, content: Object.fromEntries(method.consumes.map(type => [type, {}])) }
  const examples = (method.examples ?? []).map(({ name, input }) => [name, { value: input }])
  const required = Array.isArray(schema.required) && schema.required.length > 0
  const content = { schema, ...(examples.length > 0 ? { examples: Object.fromEntries(examples) } : {}) }
  return { required, content: { 'application/json': content } }
}

function responsesOf(method: MethodDefinition) {
  const success = method.success ?? 200
  const byStatus = Map.groupBy(Object.entries(method.errors ?? {}), ([, { status }]) => status)
  const failures = [...byStatus]
    .sort(([a], [b]) => a - b)
    .map(([status, errors]) => [String(status), failureOf(errors)])
  return {
    [String(success)]: successOf(method, success),
    ...Object.fromEntries(failures),
    default: {
      description: 'Any other problem',
      content: problemContent({ $ref: '#/components/schemas/Problem' }),
    },
  }
}

const problemContent = (schema: Schema) => ({ 'application/problem+json': { schema } })

function successOf(method: MethodDefinition, status: number) {
  const description = verbOf(method) === 'GET' ? 'Found' : 'Done'
  if (status === 204) return { description }
  const content = method.produces
    ? Object.fromEntries(method.produces.map(type => [type, {}]))
    : { 'application/json': jsonContent(method) }
  const etag = method.etag ? { headers: { ETag: { schema: { type: 'string' } } } } : {}
  return { description, ...etag, content }
}

function jsonContent(method: MethodDefinition) {
  const examples = (method.examples ?? [])
    .filter(({ output }) => output !== undefined)
    .map(({ name, output }) => [name, { value: output }])
  return {
    schema: simplifySchema(method.output),
    ...(examples.length > 0 ? { examples: Object.fromEntries(examples) } : {}),
  }
}

function failureOf(errors: readonly (readonly [string, DeclaredError])[]) {
  const variants = errors.map(([code, { data }]) => ({
    properties: { code: { const: code }, ...(data ? { data: simplifySchema(data) } : {}) },
  }))
  const schema = { allOf: [{ $ref: '#/components/schemas/Problem' }, { anyOf: variants }] }
  return {
    description: errors.map(([code, { description }]) => `\`${code}\`: ${description}`).join('. '),
    content: problemContent(schema),
    'x-codes': errors.map(([code]) => code),
  }
}
