import { fail, ok, type Result } from '@stoa/kernel/result'
import { Secret } from './secret.ts'

export type Field<T> = {
  readonly env: string
  readonly description: string
  /** What may stand there, for people. */
  readonly takes: string
  readonly fallback: { readonly value: T; readonly shown: string } | undefined
  readonly secret: boolean
  parse(text: string): Result<T, string>
}

type Common<T> = { readonly description: string; readonly default?: T }
type Parse<T> = (text: string) => Result<T, string>

function field<T>(env: string, takes: string, options: Common<T>, parse: Parse<T>): Field<T> {
  const { description, default: value } = options
  const fallback = value === undefined ? undefined : { value, shown: shown(value) }
  return { env, description, takes, fallback, secret: false, parse }
}

const shown = (value: unknown): string => (Array.isArray(value) ? value.join(',') : String(value))

type Range = { readonly min?: number; readonly max?: number }

export function integer(env: string, options: Common<number> & Range): Field<number> {
  const { min = Number.MIN_SAFE_INTEGER, max = Number.MAX_SAFE_INTEGER } = options
  return field(env, rangeOf(options), options, text => {
    const value = Number(text)
    return /^-?\d+$/.test(text) && value >= min && value <= max
      ? ok(value)
      : fail(`must be ${rangeOf(options)}`)
  })
}

/** A share, a rate: any decimal number. */
export function decimal(env: string, options: Common<number> & Range): Field<number> {
  const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = options
  const takes = rangeOf(options).replace('an integer', 'a number')
  return field(env, takes, options, text => {
    const value = Number(text)
    return /^-?\d+(\.\d+)?$/.test(text) && value >= min && value <= max ? ok(value) : fail(`must be ${takes}`)
  })
}

function rangeOf({ min, max }: Range): string {
  if (min !== undefined && max !== undefined) return `an integer from ${min} to ${max}`
  if (min !== undefined) return `an integer of at least ${min}`
  return max === undefined ? 'an integer' : `an integer of at most ${max}`
}

export function text(env: string, options: Common<string> & { readonly pattern?: RegExp }): Field<string> {
  const takes = options.pattern ? `text like ${options.pattern.source}` : 'text'
  return field(env, takes, options, value =>
    !options.pattern || options.pattern.test(value) ? ok(value) : fail(`must be ${takes}`),
  )
}

export function choice<const C extends readonly string[]>(
  env: string,
  choices: C,
  options: Common<C[number]>,
): Field<C[number]> {
  const takes = choices.join(' or ')
  return field(env, takes, options, value => (choices.includes(value) ? ok(value) : fail(`must be ${takes}`)))
}

export function flag(env: string, options: Common<boolean>): Field<boolean> {
  return field(env, 'true or false', options, value =>
    value === 'true' || value === 'false' ? ok(value === 'true') : fail('must be true or false'),
  )
}

export function url(
  env: string,
  options: Common<string> & { readonly protocols?: readonly string[] },
): Field<string> {
  const { protocols = ['http', 'https'] } = options
  const takes = `a URL (${protocols.join(', ')})`
  return field(env, takes, options, value =>
    URL.canParse(value) && protocols.includes(new URL(value).protocol.slice(0, -1))
      ? ok(value)
      : fail(`must be ${takes}`),
  )
}

export function list(env: string, options: Common<readonly string[]>): Field<readonly string[]> {
  return field(env, 'words separated by commas', options, value =>
    ok(
      value
        .split(',')
        .map(word => word.trim())
        .filter(word => word !== ''),
    ),
  )
}

/** No secret has a default, and none is ever shown. */
export function secret(
  env: string,
  options: { readonly description: string; readonly minLength?: number },
): Field<Secret> {
  const { description, minLength = 32 } = options
  const takes = `at least ${minLength} characters`
  return {
    env,
    description,
    takes,
    fallback: undefined,
    secret: true,
    parse: value => (value.length >= minLength ? ok(new Secret(value)) : fail(`must have ${takes}`)),
  }
}

/** May be absent. */
export const optional = <T>(inner: Field<T>): Field<T | undefined> => ({
  ...inner,
  fallback: inner.fallback ?? { value: undefined, shown: '' },
})
