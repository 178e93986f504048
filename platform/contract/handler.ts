import type { Call } from '@stoa/kernel/call'
import type { Contract, DeclaredFailure, MethodDefinition } from '@stoa/kernel/contract'
import type { Result } from '@stoa/kernel/result'

/** What `Api<C>` looks like to the kit, which knows no contract by name. */
export type AnyHandler = (input: unknown, call: Call) => Promise<Result<unknown, DeclaredFailure>>

/** `controller` lets the one who holds the connection and the guard's deadline abort the same signal. */
export type GuardedHandler = (
  input: unknown,
  call: Call,
  controller?: AbortController,
) => Promise<Result<unknown, DeclaredFailure>>

/** From the fleet description: whether `caller` may call this method. Calls from 'edge' are not asked about. */
export type AllowList = (caller: string, service: string, method: string) => boolean

export const allowAll: AllowList = () => true

export const methodsOf = (contract: Contract): [string, MethodDefinition][] =>
  Object.entries(contract.methods)

export const verbOf = (method: MethodDefinition): string => method.http.slice(0, method.http.indexOf(' '))

export const pathOf = (method: MethodDefinition): string => method.http.slice(method.http.indexOf(' ') + 1)

export const defaultTimeoutMs = 10_000
