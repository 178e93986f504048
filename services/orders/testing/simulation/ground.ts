import type { SagaRow, SagaRunner } from '@stoa/platform/saga'
import type { TestClock } from '@stoa/platform/testing'
import type { Line } from '../neighbours.ts'
import type { World, WorldDoc } from '../world.ts'
import type { Happened, Plan } from './schedule.ts'

/** What a simulation runs on: memory, or PostgreSQL. */
export type Ground = {
  readonly clock: TestClock
  readonly world: World
  /** Writes down what is bought, and the first intent. */
  begin(plan: Plan, runner: Running): Promise<void>
  replica(options: { line: Line; killed: () => void; aheadMs: number }): Running
  /** Until whatever could go on has: the rest stands at a gate. */
  rest(): Promise<void>
  sagaOf(id: string): Promise<Pick<SagaRow, 'status'> | undefined>
  /** Orders by checkout, and what is left on the gift card. */
  books(): Promise<Books>
}
export type Running = Pick<SagaRunner<never>, 'run' | 'sweep' | 'abort'>
export type BookedOrder = {
  readonly status: string
  readonly total: number
  readonly captured: number
  readonly fromCard: number
  /** How many events say that it was placed. */
  readonly told: number
}
export type Books = {
  readonly orders: Readonly<Record<string, BookedOrder>>
  readonly sagas: Readonly<Record<string, string>>
  readonly giftCard: number
}
export type Ended = {
  readonly world: WorldDoc
  readonly books: Books
  /** What was wrong while it was going on, even if it came right in the end. */
  readonly meanwhile: readonly string[]
  readonly happened: Happened
}

export const firstStock = 4
export const firstCoupons = 1
export const firstGiftCard = 1500
