import type { FieldProblem } from '@stoa/kernel/errors'
import { Ajv, type ErrorObject, type Options } from 'ajv'
import ajvFormats from 'ajv-formats'
import type { TSchema } from 'typebox'
import { closeSchema, simplifySchema } from './simplify-schema.ts'

/** Nothing when the value is right. */
export type Validator = (value: unknown) => readonly FieldProblem[] | undefined

export type ValidatorOptions = { readonly unknownFields: 'reject' | 'ignore' }

const maxProblems = 20

/** Schemas are checked by the compiler that builds them, so no meta-schema is compiled first: that took longer than the schema. */
const ajvOptions: Options = {
  allErrors: true,
  strict: true,
  strictTypes: false,
  strictRequired: false,
  meta: false,
  validateSchema: false,
}

/** One schema stands behind many doors: each caller's client, the edge, the internal listener. */
const compiled = {
  reject: new WeakMap<TSchema, Validator>(),
  ignore: new WeakMap<TSchema, Validator>(),
} satisfies Record<ValidatorOptions['unknownFields'], WeakMap<TSchema, Validator>>

/** Values are never coerced, completed or pruned: a validator looks and tells. Compiled once a process. */
export function compileValidator(schema: TSchema, options: ValidatorOptions): Validator {
  const known = compiled[options.unknownFields].get(schema)
  if (known) return known
  const made = makeValidator(schema, options)
  compiled[options.unknownFields].set(schema, made)
  return made
}

function makeValidator(schema: TSchema, options: ValidatorOptions): Validator {
  const ajv = new Ajv(ajvOptions)
  ajvFormats.default(ajv)
  const simple = simplifySchema(schema)
  const check = ajv.compile(options.unknownFields === 'reject' ? closeSchema(simple) : simple)
  return value => (check(value) ? undefined : fieldProblems(check.errors ?? []))
}

/** Compiling costs, so a method pays at its first call and an idle shop does not. */
export function lazyValidator(schema: TSchema, options: ValidatorOptions): Validator {
  let validate: Validator | undefined
  return value => {
    validate ??= compileValidator(schema, options)
    return validate(value)
  }
}

function fieldProblems(errors: readonly ErrorObject[]): FieldProblem[] {
  const problems = new Map<string, FieldProblem>()
  for (const error of errors) {
    const problem = { pointer: pointerOf(error), detail: detailOf(error) }
    const key = `${problem.pointer} ${problem.detail}`
    if (!problems.has(key) && problems.size < maxProblems) problems.set(key, problem)
  }
  return [...problems.values()]
}

const escapePointer = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1')

function pointerOf({ keyword, instancePath, params }: ErrorObject): string {
  if (keyword === 'required') return `${instancePath}/${escapePointer(params.missingProperty)}`
  if (keyword === 'additionalProperties')
    return `${instancePath}/${escapePointer(params.additionalProperty).slice(0, 100)}`
  return instancePath
}

function detailOf({ keyword, message, params }: ErrorObject): string {
  if (keyword === 'required') return 'is required'
  if (keyword === 'additionalProperties') return 'is not a known field'
  if (keyword === 'enum') return `must be one of ${params.allowedValues.join(', ')}`
  if (keyword === 'const') return `must be ${JSON.stringify(params.allowedValue)}`
  return message ?? `does not satisfy ${keyword}`
}
