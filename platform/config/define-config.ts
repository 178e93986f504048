import { fail, ok, type Result } from '@stoa/kernel/result'
import type { Field } from './field.ts'
import { shopUrl } from './shop-url.ts'

export type Fields = Readonly<Record<string, Field<unknown>>>

export type ConfigOf<F extends Fields> = {
  readonly [N in keyof F]: F[N] extends Field<infer T> ? T : never
}

export type ConfigProblem = { readonly env: string; readonly detail: string }

export type TableRow = {
  readonly env: string
  readonly takes: string
  readonly default: string
  readonly secret: boolean
  readonly description: string
}

export type ConfigDefinition<F extends Fields> = {
  readonly prefix: string
  /** Pure: the same environment gives the same answer, with every problem at once. */
  fromEnv(env: Readonly<Record<string, string | undefined>>): Result<ConfigOf<F>, readonly ConfigProblem[]>
  readonly table: readonly TableRow[]
}

/** The same in every workload: what a manifest asks for, and where the shop is. */
const standing = new Set(['CACHE_URL', shopUrl.env])

/** Names start with the prefix, so that one process can hold many services. */
export function defineConfig<const F extends Fields>(prefix: string, fields: F): ConfigDefinition<F> {
  for (const { env } of Object.values(fields))
    if (!env.startsWith(prefix) && !standing.has(env)) throw new Error(`${env} must start with ${prefix}`)
  return { prefix, fromEnv: env => read(fields, env), table: Object.values(fields).map(rowOf) }
}

function read<F extends Fields>(fields: F, env: Readonly<Record<string, string | undefined>>) {
  const values: Record<string, unknown> = {}
  const problems: ConfigProblem[] = []
  for (const [name, field] of Object.entries(fields)) {
    const given = env[field.env]
    // An empty variable is how many tools say that it is not set.
    if (given === undefined || given === '') {
      if (field.fallback) values[name] = field.fallback.value
      else problems.push({ env: field.env, detail: `is not set: ${field.takes}. ${field.description}` })
      continue
    }
    const parsed = field.parse(given)
    if (parsed.ok) values[name] = parsed.value
    else
      problems.push({
        env: field.env,
        detail: field.secret ? parsed.error : `${parsed.error}, not '${given}'`,
      })
  }
  // Each field of F was given a value of its own type, or is a problem.
  return problems.length > 0 ? fail(problems) : ok(Object.freeze(values) as ConfigOf<F>)
}

const rowOf = ({ env, takes, fallback, secret, description }: Field<unknown>): TableRow => ({
  env,
  takes,
  default: fallback ? fallback.shown : 'required',
  secret,
  description,
})

/** For mains: one error that names everything that is wrong. */
export function configOrThrow<T>(...results: readonly Result<T, readonly ConfigProblem[]>[]): readonly T[] {
  const problems = results.flatMap(result => (result.ok ? [] : result.error))
  if (problems.length > 0)
    throw new Error(
      `The configuration is not valid:\n${problems.map(({ env, detail }) => `  ${env} ${detail}`).join('\n')}`,
    )
  return results.flatMap(result => (result.ok ? [result.value] : []))
}
