import type { RunnerOptions } from './options.ts'
import type { Failure, Memory, Saga, SagaRow } from './saga.ts'
import { isEnded } from './saga.ts'
import { FenceLost, type Saved } from './store.ts'
import { firstStep, mayTurnBack, turnedBack } from './transitions.ts'
import { createTurns } from './turns.ts'

export type Ran =
  /** Done, undone, waiting for somebody, or for its next attempt. */
  | {
      readonly busy: false
      readonly row: SagaRow
      /** What `onStatus` answered when it came to that, if it came to it now. */
      readonly told?: unknown
    }
  | /** Another is at it. */ { readonly busy: true }

export type SagaRunner<T> = {
  /** Writes the saga down in the caller's transaction; `begin` begins it, or with `later` whoever runs it. */
  start<S>(tx: T, start: Start<S>): Promise<SagaRow>
  /** What `start` writes, for who writes it with a statement of its own. */
  prepare<S>(start: Start<S>): Saved<S>
  /** Works on it until it ends, waits, or has to try again later. */
  run(id: string): Promise<Ran>
  /** The same, for who has just started it and so holds its lease; `memory` is what was seen with it. */
  begin(started: SagaRow, memory?: Memory): Promise<Ran>
  /** Turns it back, if there still is a way back; undefined when another is at it. */
  abort(id: string, failure: Failure): Promise<Ran>
  /** Takes over what is due and nobody works on; answers how many. */
  sweep(limit?: number): Promise<number>
}

export type Start<S> = {
  readonly id: string
  readonly kind: string
  readonly state: S
  readonly traceparent?: string | undefined
  /** Nobody holds it yet: whoever runs it first, or the sweep, begins. */
  readonly later?: true
}

export function createRunner<T>(options: RunnerOptions<T>): SagaRunner<T> {
  const { store, clock, leaseMs } = options
  const sagas = new Map(options.sagas.map(saga => [saga.kind, saga]))

  const sagaOf = ({ kind }: Pick<SagaRow, 'kind'>): Saga<unknown, T> => {
    const saga = sagas.get(kind)
    if (!saga) throw new Error(`there is no saga of the kind '${kind}'`)
    return saga
  }

  const take = (id: string) => store.take(id, clock.now(), clock.now() + leaseMs)

  async function work(taken: SagaRow, memory: Memory = new Map()): Promise<Ran> {
    let row = taken
    let told: unknown
    const saga = sagaOf(row)
    const turns = createTurns(options, memory)
    try {
      do ({ row, told } = await turns.turn(saga, row))
      while (!isEnded(row) && row.status !== 'waiting' && row.dueAt <= clock.now())
    } catch (error) {
      if (error instanceof FenceLost) return { busy: true }
      throw error
    }
    if (!isEnded(row)) await store.release(row.id, row.fence)
    return { busy: false, row, told }
  }

  async function run(id: string): Promise<Ran> {
    const taken = await take(id)
    if (taken) return work(taken)
    const found = await store.find(id)
    return found && isEnded(found) ? { busy: false, row: found } : { busy: true }
  }

  function prepare<S>({ id, kind, state, traceparent, later }: Start<S>): Saved<S> {
    const first = firstStep(sagaOf({ kind }), state)
    if (!first) throw new Error(`the saga ${kind} has nothing to do for ${id}`)
    const now = clock.now()
    const row: SagaRow<S> = {
      ...{ id, kind, status: 'running', step: first.name, state, attempt: 1, fence: 1, revision: 1 },
      ...{
        leasedUntil: later ? 0 : now + leaseMs,
        dueAt: now,
        waitUntil: null,
        undoFrom: null,
        failure: null,
      },
      ...{ error: null, traceparent: traceparent ?? null, startedAt: now, since: now },
    }
    return { row, note: 'started', at: now }
  }

  return {
    run,
    begin: work,
    prepare,
    async start(tx, start) {
      const saved = prepare(start)
      await store.insert(tx, saved)
      return saved.row
    },
    async abort(id, failure) {
      const row = await take(id)
      if (!row) return run(id)
      if (row.status === 'undoing' || !mayTurnBack(sagaOf(row), row.step)) return work(row)
      const turned = turnedBack(row, row.state, failure, clock.now())
      return work((await createTurns(options, new Map()).save(sagaOf(row), turned, 'aborted')).row)
    },
    async sweep(limit = 100) {
      const ids = await store.due(clock.now(), limit)
      let moved = 0
      for (const id of ids) if (!(await run(id)).busy) moved += 1
      return moved
    },
  }
}
