import { pathOf, verbOf } from '../handler.ts'
import { type Schema, simplifySchema } from '../simplify-schema.ts'
import { compileValidator } from '../validator.ts'
import { buildRequest } from './build-request.ts'
import type { FuzzCase, Subject } from './fuzz-case.ts'

type Input = Readonly<Record<string, unknown>>

/** Values that some field of some type will not like. */
const oddities: readonly (readonly [string, unknown])[] = [
  ['a number', 5],
  ['a fraction', 1.5],
  ['negative', -1],
  ['beyond safe integers', 2 ** 60],
  ['an empty text', ''],
  ['a blank', ' '],
  ['SQL', "'; drop table product; --"],
  ['a path', '../../etc/passwd'],
  ['a day that no calendar has', '2026-02-30T00:00:00.000Z'],
  ['a NUL', 'a\0b'],
  ['half a surrogate pair', '\ud800'],
  ['a long text', 'x'.repeat(5_000)],
  ['true', true],
  ['null', null],
  ['an empty list', []],
  ['a list of lists', [[['x']]]],
  ['many items', Array.from({ length: 1_500 }, (_, index) => index)],
  ['an object', { toString: 'x', constructor: { prototype: 1 } }],
]

/** Each field once with each oddity, once missing, and one field too many. */
export function fieldCases(subject: Subject, base: Input): FuzzCase[] {
  const { method } = subject
  const schema = simplifySchema(method.input)
  const check = compileValidator(method.input, { unknownFields: 'reject' })
  const isText = ['GET', 'DELETE'].includes(verbOf(method)) || method.consumes !== undefined
  const inPath = new Set([...pathOf(method).matchAll(/:([A-Za-z]+)/g)].map(([, name]) => name))
  const properties = schema.properties as Readonly<Record<string, Schema>>
  const baseIsGood = check(base) === undefined

  const refusedAt = (name: string, value: unknown): string | undefined => {
    if (isUnstorable(value)) return `/${name}`
    // Text that comes by the address is read by its schema, so only what is sent as JSON is foreseeable.
    if (isText || inPath.has(name) || !baseIsGood) return undefined
    return check({ ...base, [name]: value }) ? `/${name}` : undefined
  }
  const odd = Object.keys(properties).flatMap(name =>
    oddities
      .filter(([, value]) => !(inPath.has(name) && (value === '' || isLong(value))))
      .map(([what, value]) =>
        buildRequest(
          subject,
          `/${name} is ${what}`,
          { ...base, [name]: value },
          refusal(refusedBy(inPath.has(name), value, refusedAt(name, value))),
        ),
      ),
  )
  const missing = ((schema.required ?? []) as string[])
    .filter(name => !inPath.has(name))
    .map(name => buildRequest(subject, `/${name} is missing`, omit(base, name), { refused: `/${name}` }))
  const extra = buildRequest(
    subject,
    'an unknown field',
    { ...base, unknownField: 1 },
    { refused: '/unknownField' },
  )
  return [...odd, ...missing, extra]
}

const refusal = (refused: string | undefined) => (refused === undefined ? {} : { refused })

/** A broken escape in a path is refused before it is known which field it would have been. */
const refusedBy = (inPath: boolean, value: unknown, refused: string | undefined): string | undefined =>
  inPath && typeof value === 'string' && !value.isWellFormed() ? 'any' : refused

const isUnstorable = (value: unknown): boolean =>
  typeof value === 'string' && (value.includes('\0') || !value.isWellFormed())

const isLong = (value: unknown): boolean => JSON.stringify(value).length > 900

const omit = (input: Input, name: string): Input =>
  Object.fromEntries(Object.entries(input).filter(([field]) => field !== name))
