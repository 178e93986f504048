import type { MethodDefinition } from '@stoa/kernel/contract'
import { pathOf, verbOf } from '../handler.ts'
import { closeSchema, type Schema, simplifySchema } from '../simplify-schema.ts'

export type Parameter = {
  readonly name: string
  readonly in: 'path' | 'query' | 'header'
  readonly required: boolean
  readonly description?: string
  readonly schema?: Schema
  readonly content?: Readonly<Record<string, { readonly schema: Schema }>>
}

type Parts = { readonly parameters: readonly Parameter[]; readonly body: Schema | undefined }

/** What of the input goes into the path, the query and the body. */
export function inputParts(method: MethodDefinition): Parts {
  const input = closeSchema(simplifySchema(method.input))
  const properties = input.properties as Readonly<Record<string, Schema>>
  const required = new Set((input.required ?? []) as readonly string[])
  const inPath = [...pathOf(method).matchAll(/:([A-Za-z]+)/g)].map(([, name]) => name!)
  const rest = Object.keys(properties).filter(name => !inPath.includes(name))
  const path = inPath.map(name => parameterOf(name, 'path', properties[name]!, true))
  const isQuery = ['GET', 'DELETE'].includes(verbOf(method))
  if (isQuery || method.consumes) {
    const query = rest.map(name => parameterOf(name, 'query', properties[name]!, required.has(name)))
    return { parameters: [...path, ...query], body: method.consumes ? {} : undefined }
  }
  return { parameters: path, body: bodySchema(input, rest, required) }
}

function bodySchema(
  input: Schema,
  names: readonly string[],
  required: ReadonlySet<string>,
): Schema | undefined {
  if (names.length === 0) return undefined
  const properties = input.properties as Readonly<Record<string, Schema>>
  const demanded = names.filter(name => required.has(name))
  return {
    ...input,
    properties: Object.fromEntries(names.map(name => [name, properties[name]])),
    required: demanded,
  }
}

function parameterOf(name: string, place: 'path' | 'query', schema: Schema, required: boolean): Parameter {
  const { description, ...rest } = schema
  const told = typeof description === 'string' ? { description } : {}
  // Structured parameters travel as JSON text.
  const structured = place === 'query' && (rest.type === 'object' || rest.patternProperties !== undefined)
  if (structured)
    return { name, in: place, required, ...told, content: { 'application/json': { schema: rest } } }
  return { name, in: place, required, ...told, schema: rest }
}

export function headerParameters(method: MethodDefinition): Parameter[] {
  const parameters: Parameter[] = []
  if (method.idempotency)
    parameters.push({
      name: 'Idempotency-Key',
      in: 'header',
      required: method.idempotency === 'required',
      description: 'A repeated request with the same key has one effect',
      schema: { type: 'string', minLength: 1, maxLength: 255 },
    })
  if (method.ifMatch)
    parameters.push({
      name: 'If-Match',
      in: 'header',
      required: method.ifMatch === 'required',
      description: 'The ETag of the version you saw',
      schema: { type: 'string', pattern: '^"\\d+"$' },
    })
  return parameters
}
