import type { SagaRow, SagaWrite, Together } from './saga.ts'

export type Saved<S> = SagaWrite<S> & {
  /** Writes the row, where it is not written alone. */
  readonly together?: Together
  /** What else the transaction writes: it leaves right after the row. */
  readonly beside?: () => Promise<unknown>
}

/** Where sagas are kept. Two implementations, one behaviour: PostgreSQL, and memory for simulations. */
export type SagaStore<T> = {
  /** Runs in the caller's transaction. The row is leased to whoever starts it. */
  insert<S>(tx: T, saved: Saved<S>): Promise<void>
  find(id: string): Promise<SagaRow | undefined>
  /** The lease, if it is free and the saga has not ended; the fence has grown. */
  take(id: string, now: number, leasedUntil: number): Promise<SagaRow | undefined>
  /** Throws FenceLost, and undoes what `effect` wrote, when another has taken over. */
  save<S>(saved: Saved<S>): Promise<void>
  saveWith<S>(effect: (tx: T) => Promise<Saved<S>>): Promise<SagaRow<S>>
  release(id: string, fence: number): Promise<void>
  /** Due at once, where they wait; answers which do. */
  wake(tx: T, ids: readonly string[], now: number): Promise<string[]>
  due(now: number, limit: number): Promise<string[]>
}

export class FenceLost extends Error {
  override readonly name = 'FenceLost'
  constructor(id: string) {
    super(`another replica has taken over the saga ${id}`)
  }
}
