import type { DeclaredFailure, MethodDefinition } from '@stoa/kernel/contract'
import { type FieldProblem, PlatformError } from '@stoa/kernel/errors'
import { ok, type Result } from '@stoa/kernel/result'
import { isRawJson, type RawJson } from './raw-json.ts'
import { isReplayed, markReplayed } from './replayed.ts'
import { lazyValidator, type Validator } from './validator.ts'

type Outcome = Result<unknown, DeclaredFailure>

export type OutcomeOptions = {
  /** 'keep' leaves prepared text for HTTP to send; 'parse' gives callers in process the value. */
  readonly raw: 'keep' | 'parse'
  /** Tests parse and validate prepared text all the same. */
  readonly checkRaw: boolean
}

/** What a handler answered is checked as what a caller sent: a wrong answer is our fault and becomes `internal`. */
export function outcomeCheck(name: string, method: MethodDefinition, options: OutcomeOptions) {
  const value = method.produces || method.success === 204 ? undefined : valueCheck(name, method, options)
  const failure = failureCheck(name, method)
  return (outcome: Outcome): Outcome => {
    if (!outcome.ok) return failure(outcome)
    if (method.success === 204) return outcome.value === null ? outcome : ok(null)
    return value ? value(outcome) : outcome
  }
}

function valueCheck(name: string, method: MethodDefinition, { raw, checkRaw }: OutcomeOptions) {
  const validate = lazyValidator(method.output, { unknownFields: 'ignore' })
  const check = (value: unknown) => assertValid(`${name} answered a wrong output`, validate, value)
  return (outcome: Outcome & { ok: true }): Outcome => {
    const { value } = outcome
    if (!isRawJson(value)) {
      check(value)
      return outcome
    }
    if (raw === 'keep' && !checkRaw) return outcome
    const parsed = JSON.parse((value as RawJson).text)
    if (checkRaw) check(parsed)
    if (raw === 'keep') return outcome
    return isReplayed(outcome) ? markReplayed(ok(parsed)) : ok(parsed)
  }
}

function failureCheck(name: string, method: MethodDefinition) {
  const data = new Map<string, Validator | undefined>()
  for (const [code, declared] of Object.entries(method.errors ?? {}))
    data.set(code, declared.data && lazyValidator(declared.data, { unknownFields: 'ignore' }))
  return (outcome: Outcome & { ok: false }): Outcome => {
    const { error } = outcome
    if (!data.has(error.code)) throw brokenPromise(`${name} failed with the undeclared code '${error.code}'`)
    const validate = data.get(error.code)
    if (validate) assertValid(`${name} failed with wrong data for ${error.code}`, validate, error.data)
    return outcome
  }
}

function assertValid(what: string, validate: Validator, value: unknown): void {
  const problems = validate(value)
  if (problems) throw brokenPromise(`${what}: ${describe(problems)}`)
}

const brokenPromise = (message: string): PlatformError =>
  new PlatformError('internal', { cause: new Error(message) })

const describe = (problems: readonly FieldProblem[]): string =>
  problems.map(({ pointer, detail }) => `${pointer || '/'} ${detail}`).join('; ')
