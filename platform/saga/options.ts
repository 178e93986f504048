import type { Call } from '@stoa/kernel/call'
import type { Clock } from '@stoa/kernel/clock'
import type { Saga, SagaRow } from './saga.ts'
import type { SagaStore } from './store.ts'

export type Moment = 'before-act' | 'acted' | 'recorded' | 'before-undo' | 'undone'
/** What a crash can fall between: tests enumerate these from the steps. */
export type Probe = (point: { readonly id: string; readonly step: string; readonly moment: Moment }) => void

export type RunnerOptions<T> = {
  readonly store: SagaStore<T>
  readonly sagas: readonly Saga<unknown, T>[]
  readonly clock: Clock
  /** How long a replica may be silent before another takes over. Longer than any one step. */
  readonly leaseMs: number
  /** What steps call with. */
  callOf(row: SagaRow): Call
  readonly random?: () => number
  /** Called between the steps; tests crash here. */
  readonly probe?: Probe
  /** An attempt that failed; `dueAt` of the row says when the next one is. */
  onError?(row: SagaRow, error: unknown): void
}
