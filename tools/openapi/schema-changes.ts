type Schema = Readonly<Record<string, unknown>>

/** Input is what others send: it may only ask for less. Output is what others read: it may only say more. */
export type Direction = 'input' | 'output'

const asSchema = (value: unknown): Schema =>
  typeof value === 'object' && value !== null ? (value as Schema) : {}
const namesOf = (value: unknown): readonly string[] => (Array.isArray(value) ? value : [])

/** What breaks a neighbour that was written against `before`. */
export function schemaChanges(before: Schema, after: Schema, direction: Direction, where: string): string[] {
  if (typeOf(before) !== typeOf(after))
    return [`${where}: type changed from ${typeOf(before)} to ${typeOf(after)}`]
  return [
    ...enumChanges(before, after, direction, where),
    ...limitChanges(before, after, direction, where),
    ...propertyChanges(before, after, direction, where),
    ...requiredChanges(before, after, direction, where),
    ...innerChanges(before, after, direction, where),
  ]
}

function typeOf(schema: Schema): string {
  if (Array.isArray(schema.enum)) return [...new Set(schema.enum.map(value => typeof value))].sort().join('|')
  if ('const' in schema) return typeof schema.const
  if (Array.isArray(schema.anyOf)) return 'any of'
  const type = Array.isArray(schema.type) ? schema.type.join('|') : String(schema.type ?? 'anything')
  return schema.pattern === undefined ? type : `${type} like ${schema.pattern}`
}

/** Enums in outputs are open: readers expect values that they do not know. */
function enumChanges(before: Schema, after: Schema, direction: Direction, where: string): string[] {
  if (direction === 'output' || !Array.isArray(after.enum)) return []
  const kept = new Set(after.enum)
  if (!Array.isArray(before.enum)) return [`${where}: now takes only ${after.enum.join(', ')}`]
  return before.enum
    .filter(value => !kept.has(value))
    .map(value => `${where}: the value ${value} was removed`)
}

const lowerLimits = ['minimum', 'minLength', 'minItems', 'exclusiveMinimum']
const upperLimits = ['maximum', 'maxLength', 'maxItems', 'exclusiveMaximum']

function limitChanges(before: Schema, after: Schema, direction: Direction, where: string): string[] {
  if (direction === 'output') return []
  const tighter = (name: string, isTighter: (from: number, to: number) => boolean, open: number): boolean =>
    typeof after[name] === 'number' && isTighter((before[name] ?? open) as number, after[name])
  return [
    ...lowerLimits.filter(name => tighter(name, (from, to) => to > from, Number.NEGATIVE_INFINITY)),
    ...upperLimits.filter(name => tighter(name, (from, to) => to < from, Number.POSITIVE_INFINITY)),
  ].map(name => `${where}: ${name} is now ${after[name]}`)
}

function propertyChanges(before: Schema, after: Schema, direction: Direction, where: string): string[] {
  const now = asSchema(after.properties)
  return Object.entries(asSchema(before.properties)).flatMap(([name, schema]) =>
    name in now
      ? schemaChanges(asSchema(schema), asSchema(now[name]), direction, `${where}/${name}`)
      : [`${where}/${name}: the field was removed`],
  )
}

function requiredChanges(before: Schema, after: Schema, direction: Direction, where: string): string[] {
  const [was, is] = [new Set(namesOf(before.required)), new Set(namesOf(after.required))]
  if (direction === 'input')
    return [...is].filter(name => !was.has(name)).map(name => `${where}/${name}: is now required`)
  const still = asSchema(after.properties)
  return [...was]
    .filter(name => !is.has(name) && name in still)
    .map(name => `${where}/${name}: may now be missing`)
}

function innerChanges(before: Schema, after: Schema, direction: Direction, where: string): string[] {
  const items = before.items
    ? schemaChanges(asSchema(before.items), asSchema(after.items), direction, `${where}/*`)
    : []
  const branches = Array.isArray(before.anyOf)
    ? branchChanges(before.anyOf, namesOfBranches(after), direction, where)
    : []
  const maps = Object.entries(asSchema(before.patternProperties)).flatMap(([pattern, schema]) =>
    schemaChanges(
      asSchema(schema),
      asSchema(asSchema(after.patternProperties)[pattern]),
      direction,
      `${where}/*`,
    ),
  )
  return [...items, ...branches, ...maps]
}

const namesOfBranches = (schema: Schema): readonly unknown[] =>
  Array.isArray(schema.anyOf) ? schema.anyOf : []

/** A branch is the same as before if any branch of today takes (or says) it without a break. */
function branchChanges(
  before: readonly unknown[],
  after: readonly unknown[],
  direction: Direction,
  where: string,
): string[] {
  const [from, to] = direction === 'input' ? [before, after] : [after, before]
  const survives = (branch: unknown): boolean =>
    to.some(other => {
      const [old, fresh] = direction === 'input' ? [branch, other] : [other, branch]
      return schemaChanges(asSchema(old), asSchema(fresh), direction, where).length === 0
    })
  const lost = from.filter(branch => !survives(branch)).length
  if (lost === 0) return []
  return [
    `${where}: ${lost} of the alternatives ${direction === 'input' ? 'is no longer taken' : 'is new to readers'}`,
  ]
}
