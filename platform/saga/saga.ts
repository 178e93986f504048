import type { Call } from '@stoa/kernel/call'

/** Why a saga was undone: an answer for whoever asked, not an error of the engine. */
export type Failure = { readonly code: string; readonly detail: string; readonly data?: unknown }

export type Outcome<S> =
  | {
      readonly kind: 'done'
      readonly state: S
      /** Of the last local step: what it writes, in one statement with the saga's row. */
      readonly together?: Together
    }
  /** Somebody else has to do something; asked again when woken, or when the time is over. */
  | { readonly kind: 'wait'; readonly state: S; readonly until: number }
  /** An answer that will not change: everything done so far is undone. */
  | { readonly kind: 'refused'; readonly state: S; readonly failure: Failure }

export const done = <S>(state: S, together?: Together): Outcome<S> => ({
  ...{ kind: 'done', state },
  ...(together && { together }),
})
export const waitUntil = <S>(state: S, until: number): Outcome<S> => ({ kind: 'wait', state, until })
export const refused = <S>(state: S, failure: Failure): Outcome<S> => ({ kind: 'refused', state, failure })

/** Sends a statement that has `sagaSaveCte` in it; answers whether the saga's row was still its own. */
export type Together = (saved: SagaWrite) => Promise<boolean>

/** What surrounds one attempt. */
export type Turn = {
  readonly id: string
  readonly now: number
  /** 1 at the first attempt. */
  readonly attempt: number
  /** The step had asked to wait, and nothing came in time. */
  readonly expired: boolean
  /** Why the saga is being undone. */
  readonly failure: Failure | undefined
  readonly call: Call
  readonly memory: Memory
}

/**
 * What this run of a saga saw of its own database: it spares a look, and is empty wherever the saga is taken up again.
 * A step that finds it outdated throws `Outdated`, and is taken again without it.
 */
export type Memory = Map<string, unknown>

export class Outdated extends Error {
  override readonly name = 'Outdated'
}

/**
 * One step. `act` and `undo` reach other services: they run outside any transaction, at least once, and may run after
 * each other in any order, so both are idempotent under a key derived from the saga's id. `record` and `unrecord` are
 * changes of the own database, in the transaction that writes the step down: exactly once.
 */
export type Step<S, T> = {
  readonly name: string
  /** A step that does not apply is passed by, on the way back too: it depends on what is known from the start. */
  when?(state: S): boolean
  act?(state: S, turn: Turn): Promise<Outcome<S>>
  record?(tx: T, state: S, turn: Turn): Promise<Outcome<S>>
  /** Whether there is anything to record: without it the saga's row is written alone, and needs no transaction. */
  records?(state: S): boolean
  undo?(state: S, turn: Turn): Promise<S>
  unrecord?(tx: T, state: S, turn: Turn): Promise<S>
}

/** `T` is a transaction of the store: PostgreSQL, or memory under simulation. */
export type Saga<S, T> = {
  readonly kind: string
  readonly steps: readonly Step<S, T>[]
  /** Once this step is written down, errors only lead to further attempts; a refusal still undoes everything. */
  readonly pivot: string
  /** How often a step before that is tried before the saga is undone. */
  readonly attempts: number
  readonly backoff: { readonly baseMs: number; readonly maxMs: number }
  /** In the transaction that changes the status: for those who show it. Its answer goes to whoever runs the saga. */
  onStatus?(tx: T, row: SagaRow<S>, call: Call, memory: Memory): Promise<unknown>
}

export type SagaStatus = 'running' | 'waiting' | 'undoing' | 'done' | 'undone'

export type SagaRow<S = unknown> = {
  readonly id: string
  readonly kind: string
  readonly status: SagaStatus
  /** The step at hand: written down before it is begun. */
  readonly step: string
  readonly state: S
  readonly attempt: number
  /** Grows with every holder: one that was replaced can write nothing more. */
  readonly fence: number
  /** Grows with every write: one whose outcome was lost is not repeated over its own result. */
  readonly revision: number
  readonly leasedUntil: number
  /** Not before this it is worked on. */
  readonly dueAt: number
  readonly waitUntil: number | null
  /** Where the undoing began. */
  readonly undoFrom: string | null
  readonly failure: Failure | null
  readonly error: string | null
  readonly traceparent: string | null
  readonly startedAt: number
  /** Since when it is at this step. */
  readonly since: number
}

/** A row on its way to the table, with the line of its log. */
export type SagaWrite<S = unknown> = { readonly row: SagaRow<S>; readonly note: string; readonly at: number }

export const isEnded = ({ status }: Pick<SagaRow, 'status'>): boolean =>
  status === 'done' || status === 'undone'
