import { type Call, principalOf } from '@stoa/kernel/call'
import type { Clock } from '@stoa/kernel/clock'
import type { Contract, ErrorOf, Handler, InputOf, MethodDefinition, OutputOf } from '@stoa/kernel/contract'
import { PlatformError } from '@stoa/kernel/errors'
import type { Result } from '@stoa/kernel/result'
import { markReplayed } from '../contract/index.ts'
import type { Db, Tx } from '../db/index.ts'
import { afterLostRace } from './after-lost-race.ts'
import { fingerprint } from './fingerprint.ts'
import { type Key, openKey, storeResult, undoEffect } from './idempotency-store.ts'

const day = 86_400_000

type Effect<M extends MethodDefinition> = (
  tx: Tx,
  input: InputOf<M>,
  call: Call,
) => Promise<Result<OutputOf<M>, ErrorOf<M>>>

export type CommandOptions<C extends Contract, M extends keyof C['methods'] & string> = {
  readonly contract: C
  readonly method: M
  readonly clock: Clock
  readonly keepMs?: number
}

/**
 * A handler whose effect is one transaction. With an Idempotency-Key the answer is stored in that transaction, so a
 * call that comes again gets the same answer and has no second effect. A crash undoes the effect, the row and the
 * lock together: the next caller runs it. A declared failure is an answer as well; what it wrote is undone.
 */
export function command<C extends Contract, const M extends keyof C['methods'] & string>(
  db: Db,
  { contract, method, clock, keepMs = day }: CommandOptions<C, M>,
  effect: Effect<C['methods'][M]>,
): Handler<C, M> {
  const { idempotency } = contract.methods[method]!
  const run: Handler<C, M> = async (input, call) => {
    if (idempotency && call.idempotencyKey !== undefined) {
      const principal = principalOf(call.actor)
      const key: Key = { service: contract.name, principal, method, key: call.idempotencyKey }
      return onceUnderKey(db, key, { input, clock, keepMs }, tx => effect(tx, input, call))
    }
    if (idempotency === 'required') throw keyMissing()
    return unlessFailed(db, tx => effect(tx, input, call))
  }
  return (input, call) => afterLostRace(() => run(input, call))
}

type Keyed = { readonly input: unknown; readonly clock: Clock; readonly keepMs: number }

function onceUnderKey<T, E>(
  db: Db,
  key: Key,
  { input, clock, keepMs }: Keyed,
  run: (tx: Tx) => Promise<Result<T, E>>,
): Promise<Result<T, E>> {
  const print = fingerprint(input)
  return db.tx(async tx => {
    const now = clock.iso()
    const { locked, stored } = await openKey(tx, key, now)
    if (!locked) throw new PlatformError('idempotency_in_flight', { retryAfterSeconds: 1 })
    if (stored && stored.fingerprint !== print) throw keyReused()
    if (stored) return markReplayed<T, E>(stored.result)
    const result = await run(tx)
    if (!result.ok) await undoEffect(tx)
    const expires = new Date(Date.parse(now) + keepMs).toISOString()
    await storeResult(tx, key, { fingerprint: print, result, now, expires })
    return result
  })
}

/** Without a key nothing is stored, and a declared failure rolls back all there is. */
async function unlessFailed<T, E>(db: Db, run: (tx: Tx) => Promise<Result<T, E>>): Promise<Result<T, E>> {
  const rollback = new Error('rolled back: the command answered a declared failure')
  let result: Result<T, E> | undefined
  try {
    return await db.tx(async tx => {
      result = await run(tx)
      if (!result.ok) throw rollback
      return result
    })
  } catch (error) {
    if (error === rollback && result) return result
    throw error
  }
}

const keyMissing = () =>
  new PlatformError('validation_failed', {
    detail: 'This method needs an Idempotency-Key',
    fields: [{ pointer: '/idempotency-key', in: 'header', detail: 'must be present' }],
  })

const keyReused = () =>
  new PlatformError('idempotency_key_reused', {
    detail: 'The key was used before with another body; take a new key for a new request',
  })
