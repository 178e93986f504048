import type { Call } from '@stoa/kernel/call'
import type { Api, Contract, MethodDefinition } from '@stoa/kernel/contract'
import { isPlatformError, PlatformError } from '@stoa/kernel/errors'
import { assertAccess } from './access.ts'
import { assertComplete } from './complete-call.ts'
import { DeadlineWatch } from './deadline.ts'
import {
  type AllowList,
  type AnyHandler,
  allowAll,
  defaultTimeoutMs,
  type GuardedHandler,
  methodsOf,
} from './handler.ts'
import { type Observer, silentObserver } from './observer.ts'
import { type OutcomeOptions, outcomeCheck } from './outcome.ts'
import { asPlatformError } from './problem.ts'
import { lazyValidator, type ValidatorOptions } from './validator.ts'

export type GuardOptions = Partial<ValidatorOptions & OutcomeOptions> & {
  readonly allow?: AllowList
  readonly clock?: { now(): number }
  readonly observer?: Observer
}

/**
 * The one door to a handler table, for local and remote callers alike: access, deadline, cancellation,
 * input and output validation. HTTP adds only what is HTTP.
 */
export function guard<C extends Contract>(contract: C, api: Api<C>, options: GuardOptions = {}): Api<C> {
  const watch = new DeadlineWatch(options.clock ?? Date)
  const guarded = methodsOf(contract).map(([name, method]) => {
    const handler = (api as Record<string, AnyHandler | undefined>)[name]
    if (!handler) throw new Error(`${contract.name}.${name} has no handler`)
    return [name, guardMethod({ service: contract.name, name, method, handler, watch }, options)]
  })
  // The entries are the contract's own methods, each with its handler's shape.
  return Object.fromEntries(guarded) as Api<C>
}

type Guarded = {
  readonly service: string
  readonly name: string
  readonly method: MethodDefinition
  readonly handler: AnyHandler
  readonly watch: DeadlineWatch
}

function guardMethod(subject: Guarded, options: GuardOptions): GuardedHandler {
  const { service, name, method, handler, watch } = subject
  const {
    allow = allowAll,
    clock = Date,
    unknownFields = 'ignore',
    raw = 'parse',
    checkRaw = false,
  } = options
  const validate = lazyValidator(method.input, { unknownFields })
  const check = outcomeCheck(`${service}.${name}`, method, { raw, checkRaw })
  const observe = (options.observer ?? silentObserver)(service, name)
  const timeoutMs = method.timeoutMs ?? defaultTimeoutMs
  const work = async (input: unknown, call: Call) => {
    const problems = validate(input)
    if (problems) throw new PlatformError('validation_failed', { fields: problems })
    return check(await handler(input, call))
  }
  return async (input, call, controller) => {
    const signal = controller?.signal ?? call.signal
    try {
      assertAccess(subject, call, allow)
      assertComplete(method, call)
      const scope = callScope(call, clock.now(), timeoutMs, controller)
      return await observe(scope.call, inner =>
        watch.run(scope.call.deadline, scope.controller, () => work(input, inner)),
      )
    } catch (error) {
      throw signal?.aborted ? abortError(signal, error) : asPlatformError(error)
    }
  }
}

/** What a handler throws after it was told to stop is the stop itself. */
const abortError = (signal: AbortSignal, error: unknown): PlatformError => {
  if (isPlatformError(error)) return error
  return isPlatformError(signal.reason) ? signal.reason : new PlatformError('cancelled', { cause: error })
}

/** A call never outlives its method's timeout; it shares the caller's signal when that ends in time by itself. */
function callScope(call: Call, now: number, timeoutMs: number, given: AbortController | undefined) {
  if (call.signal?.aborted) throw new PlatformError('cancelled')
  if (call.deadline <= now) throw new PlatformError('deadline_exceeded')
  const deadline = Math.min(call.deadline, now + timeoutMs)
  if (given) return { call: { ...call, deadline, signal: given.signal }, controller: given }
  if (call.signal && deadline === call.deadline) return { call, controller: undefined }
  const controller = new AbortController()
  const signal = call.signal ? AbortSignal.any([call.signal, controller.signal]) : controller.signal
  return { call: { ...call, deadline, signal }, controller }
}
