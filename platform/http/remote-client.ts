import type { Call } from '@stoa/kernel/call'
import type { Api, Contract, MethodDefinition } from '@stoa/kernel/contract'
import { isPlatformError, PlatformError } from '@stoa/kernel/errors'
import { retry } from '@stoa/kernel/retry'
import { Pool } from 'undici'
import {
  type AnyHandler,
  DeadlineWatch,
  defaultTimeoutMs,
  methodsOf,
  type Observer,
  outsideTransaction,
  silentObserver,
  verbOf,
} from '../contract/index.ts'
import { Breaker, type BreakerOptions } from './breaker.ts'
import { isEventStream } from './event-streams.ts'
import { answerReader } from './remote-answer.ts'
import { requestBuilder, transportError, wasNeverSent } from './remote-request.ts'
import { type RetryBudget, retryBudget } from './retry-budget.ts'
import type { ServiceIdentity } from './service-identity.ts'

export type RemoteClientOptions = {
  readonly baseUrl: string
  readonly identity: ServiceIdentity
  readonly connections?: number
  readonly attempts?: number
  readonly breaker?: BreakerOptions
  readonly clock?: { now(): number }
  readonly observer?: Observer
}

export type RemoteClient<C extends Contract> = Api<C> & { [Symbol.asyncDispose](): Promise<void> }

type Peer = {
  readonly service: string
  readonly pool: Pool
  /** What is told live holds its connection: it must not take one from everybody else. */
  readonly livePool: Pool
  readonly breaker: Breaker
  readonly budget: RetryBudget
  readonly watch: DeadlineWatch
  readonly clock: { now(): number }
  readonly attempts: number
}

const connecting = { keepAliveTimeout: 10_000, connect: { timeout: 2_000 } }

/** A neighbour in another process: the same type and the same errors as in this one. */
export function remoteClient<C extends Contract>(contract: C, options: RemoteClientOptions): RemoteClient<C> {
  const { clock = Date, identity, observer = silentObserver } = options
  const peer: Peer = {
    service: contract.name,
    pool: new Pool(options.baseUrl, { ...connecting, connections: options.connections ?? 64 }),
    livePool: new Pool(options.baseUrl, { ...connecting, connections: null }),
    breaker: new Breaker(contract.name, { clock, ...options.breaker }),
    budget: retryBudget(),
    watch: new DeadlineWatch(clock),
    clock,
    attempts: options.attempts ?? 3,
  }
  const methods = methodsOf(contract).map(([name, method]) => {
    const observe = observer(contract.name, name)
    const send = methodSender(peer, name, method, identity)
    const handler: AnyHandler = (input, call) => observe(call, inner => send(input, inner))
    return [name, outsideTransaction(`${contract.name}.${name}`, handler)]
  })
  // The entries are the contract's own methods, each with its handler's shape.
  const api = Object.fromEntries(methods) as Api<C>
  return Object.assign(api, { [Symbol.asyncDispose]: () => closePools(peer) })
}

async function closePools({ pool, livePool }: Peer): Promise<void> {
  await Promise.all([pool.close(), livePool.destroy()])
}

function methodSender(
  peer: Peer,
  name: string,
  method: MethodDefinition,
  identity: ServiceIdentity,
): AnyHandler {
  const build = requestBuilder(peer.service, name, method, identity)
  const read = answerReader(`${peer.service}.${name}`, method)
  const timeoutMs = method.timeoutMs ?? defaultTimeoutMs
  const pool = isEventStream(method) ? peer.livePool : peer.pool
  const once = async (input: unknown, call: Call, signal: AbortSignal) => {
    try {
      return await read(await pool.request(build(input, call, signal)))
    } catch (error) {
      throw transportError(peer.service, error, signal)
    }
  }
  return async (input, call) => {
    const deadline = Math.min(call.deadline, peer.clock.now() + timeoutMs)
    if (call.signal?.aborted) throw new PlatformError('cancelled')
    if (deadline <= peer.clock.now()) throw new PlatformError('deadline_exceeded')
    const controller = new AbortController()
    const signal = call.signal ? AbortSignal.any([call.signal, controller.signal]) : controller.signal
    const sent = { ...call, deadline, signal }
    const attempt = () => peer.breaker.run(() => once(input, sent, signal), speaksAgainstPeer)
    peer.budget.earn()
    return peer.watch.run(deadline, controller, () =>
      retry(attempt, { ...patience(peer, method, call), deadline, signal }),
    )
  }
}

const speaksAgainstPeer = (error: unknown): boolean =>
  isPlatformError(error) && ['upstream_failed', 'unavailable', 'deadline_exceeded'].includes(error.code)

/** Reads and keyed writes may be sent again; anything may, that was never sent. A raw body is gone once read. */
function patience(peer: Peer, method: MethodDefinition, call: Call) {
  const repeatable =
    verbOf(method) === 'GET' || (method.idempotency !== undefined && call.idempotencyKey !== undefined)
  const retryable = (error: unknown) =>
    isPlatformError(error) &&
    error.retryable &&
    !method.consumes &&
    (repeatable || wasNeverSent(error)) &&
    peer.budget.spend()
  return { attempts: peer.attempts, baseMs: 50, maxMs: 1_000, retryable }
}
