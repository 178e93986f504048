import type { Api, Contract } from '@stoa/kernel/contract'
import { insideTransaction } from '../db/tx-scope.ts'
import { type GuardOptions, guard } from './guard.ts'
import { type AllowList, type AnyHandler, methodsOf } from './handler.ts'
import { jsonRoundTrip } from './round-trip.ts'

export type LocalClientOptions = Pick<GuardOptions, 'clock' | 'observer' | 'checkRaw'> & {
  readonly caller: string
  readonly allow: AllowList
  /** In tests: input and output pass through JSON, so nothing works here that fails between processes. */
  readonly roundTrip?: boolean
}

/** A neighbour in the same process. It is looked up at the first call, because services call each other. */
export function localClient<C extends Contract>(
  contract: C,
  api: () => Api<C>,
  options: LocalClientOptions,
): Api<C> {
  let guarded: Record<string, AnyHandler> | undefined
  const entries = methodsOf(contract).map(([name, method]) => {
    const call: AnyHandler = (input, received) => {
      guarded ??= guard(contract, api(), { ...options, raw: 'parse' }) as Record<string, AnyHandler>
      return guarded[name]!(
        input,
        received.caller === options.caller ? received : { ...received, caller: options.caller },
      )
    }
    const tested = options.roundTrip ? jsonRoundTrip(method, call) : call
    return [name, outsideTransaction(`${contract.name}.${name}`, tested)]
  })
  // The entries are the contract's own methods, each with its handler's shape.
  return Object.fromEntries(entries) as Api<C>
}

/** A call to a neighbour while a transaction is open would hold its locks for as long as the neighbour takes. */
export const outsideTransaction =
  (name: string, handler: AnyHandler): AnyHandler =>
  async (input, call) => {
    if (insideTransaction())
      throw new Error(`${name} was called inside an open transaction: call neighbours before or after it`)
    return handler(input, call)
  }
