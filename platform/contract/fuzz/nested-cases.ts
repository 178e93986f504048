import { pathOf, verbOf } from '../handler.ts'
import { type Schema, simplifySchema } from '../simplify-schema.ts'
import { compileValidator } from '../validator.ts'
import { buildRequest } from './build-request.ts'
import type { FuzzCase, Subject } from './fuzz-case.ts'
import { sampleOf } from './sample.ts'

type Input = Readonly<Record<string, unknown>>

/** What breaks databases and sums, where it stands deeper than the fields that people look at first. */
const oddities: readonly (readonly [string, unknown])[] = [
  ['negative', -1],
  ['beyond safe integers', 2 ** 60],
  ['SQL', "'; drop table product; --"],
  ['a NUL', 'a\0b'],
  ['a long text', 'x'.repeat(5_000)],
  ['a day that no calendar has', '2026-02-30T00:00:00.000Z'],
  ['null', null],
  ['an object', { toString: 'x' }],
]

/** Each field of an object, or of the first item of a list of objects, inside a body. */
export function nestedCases(subject: Subject, base: Input): FuzzCase[] {
  const { method } = subject
  if (['GET', 'DELETE'].includes(verbOf(method)) || method.consumes !== undefined) return []
  const schema = simplifySchema(method.input)
  const check = compileValidator(method.input, { unknownFields: 'reject' })
  const baseIsGood = check(base) === undefined
  const inPath = new Set([...pathOf(method).matchAll(/:([A-Za-z]+)/g)].map(([, name]) => name))
  const fields = Object.entries(schema.properties as Readonly<Record<string, Schema>>)
  return fields
    .filter(([name]) => !inPath.has(name))
    .flatMap(([name, field]) => {
      const { inside, wrap } = objectIn(base[name] ?? sampleOf(field), field)
      return Object.keys(inside).flatMap(key =>
        oddities.map(([what, value]) => {
          const input = { ...base, [name]: wrap({ ...inside, [key]: value }) }
          const isRefused = value === 'a\0b' || (baseIsGood && check(input) !== undefined)
          const refusal = isRefused ? { refused: `/${name}` } : {}
          return buildRequest(subject, `/${name}/${key} is ${what}`, input, refusal)
        }),
      )
    })
}

const isObject = (value: unknown): value is Input =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The object that stands in a field, and how a changed one goes back. */
function objectIn(value: unknown, field: Schema): { inside: Input; wrap: (changed: Input) => unknown } {
  if (isObject(value)) return { inside: value, wrap: changed => changed }
  const item = Array.isArray(value) ? (value[0] ?? sampleOf((field.items ?? {}) as Schema)) : undefined
  return { inside: isObject(item) ? item : {}, wrap: changed => [changed] }
}
