import { schemaChanges } from './schema-changes.ts'

type Json = Readonly<Record<string, unknown>>
export type ApiDocument = { readonly paths: Readonly<Record<string, Json>> }

type Operation = {
  readonly parameters?: readonly Json[]
  readonly requestBody?: { readonly required?: boolean; readonly content: Readonly<Record<string, Json>> }
  readonly responses: Readonly<Record<string, Json>>
  readonly 'x-actors'?: readonly string[]
  readonly 'x-visibility'?: string
}

const operationsOf = ({ paths }: ApiDocument): Map<string, Operation> =>
  new Map(
    Object.entries(paths).flatMap(([path, verbs]) =>
      Object.entries(verbs).map(
        ([verb, operation]) => [`${verb.toUpperCase()} ${path}`, operation as Operation] as const,
      ),
    ),
  )

/** Every change that breaks a client of the released document. */
export function apiChanges(released: ApiDocument, current: ApiDocument): string[] {
  const now = operationsOf(current)
  return [...operationsOf(released)].flatMap(([name, before]) => {
    const after = now.get(name)
    return after ? operationChanges(name, before, after) : [`${name}: the method was removed`]
  })
}

const operationChanges = (name: string, before: Operation, after: Operation): string[] => [
  ...parameterChanges(name, before, after),
  ...bodyChanges(name, before, after),
  ...responseChanges(name, before, after),
  ...accessChanges(name, before, after),
]

const schemaOf = (holder: Json | undefined): Json => {
  const content = holder?.content as Readonly<Record<string, Json>> | undefined
  const schema = holder?.schema ?? content?.['application/json']?.schema
  return (schema ?? {}) as Json
}

function parameterChanges(name: string, before: Operation, after: Operation): string[] {
  const keyOf = ({ in: place, name: parameter }: Json) => `${place} ${parameter}`
  const now = new Map((after.parameters ?? []).map(parameter => [keyOf(parameter), parameter]))
  const was = new Map((before.parameters ?? []).map(parameter => [keyOf(parameter), parameter]))
  const kept = [...was].flatMap(([key, parameter]) => {
    const found = now.get(key)
    if (!found) return [`${name} ${key}: the parameter was removed`]
    return schemaChanges(schemaOf(parameter), schemaOf(found), 'input', `${name} ${key}`)
  })
  const demanded = [...now].filter(
    ([key, { required }]) => required === true && was.get(key)?.required !== true,
  )
  return [...kept, ...demanded.map(([key]) => `${name} ${key}: is now required`)]
}

function bodyChanges(name: string, before: Operation, after: Operation): string[] {
  const where = `${name} body`
  if (!before.requestBody) return after.requestBody?.required ? [`${where}: is now required`] : []
  if (!after.requestBody) return [`${where}: was removed`]
  const now = after.requestBody.content
  const lost = Object.keys(before.requestBody.content).filter(type => !(type in now))
  return [
    ...lost.map(type => `${where}: ${type} is no longer taken`),
    ...schemaChanges(
      schemaOf(before.requestBody as unknown as Json),
      schemaOf(after.requestBody as unknown as Json),
      'input',
      where,
    ),
  ]
}

const isSuccess = (status: string): boolean => status.startsWith('2')

function responseChanges(name: string, before: Operation, after: Operation): string[] {
  return Object.entries(before.responses).flatMap(([status, response]) => {
    const now = after.responses[status]
    if (isSuccess(status) && !now) return [`${name}: no longer answers ${status}`]
    if (isSuccess(status))
      return schemaChanges(schemaOf(response), schemaOf(now), 'output', `${name} ${status}`)
    const codes = new Set((now?.['x-codes'] ?? []) as readonly string[])
    const lost = ((response['x-codes'] ?? []) as readonly string[]).filter(code => !codes.has(code))
    return lost.map(code => `${name}: the error ${code} (${status}) was removed`)
  })
}

function accessChanges(name: string, before: Operation, after: Operation): string[] {
  const actors = new Set(after['x-actors'] ?? [])
  const lost = actors.has('anonymous') ? [] : (before['x-actors'] ?? []).filter(actor => !actors.has(actor))
  const hidden = before['x-visibility'] === 'public' && after['x-visibility'] !== 'public'
  return [
    ...lost.map(actor => `${name}: a ${actor} may no longer call it`),
    ...(hidden ? [`${name}: is no longer public`] : []),
  ]
}
