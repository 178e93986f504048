import { Crash, type SagaRunner } from '@stoa/platform/saga'
import type { TestClock } from '@stoa/platform/testing'
import type { World, WorldDoc } from '../world.ts'
import { type Plan, type Schedule, scheduleOf } from './schedule.ts'

/** What a simulation runs on: memory, or PostgreSQL. */
export type Ground = {
  readonly clock: TestClock
  readonly world: World
  /** Writes down what is bought, and the first intent. */
  begin(plan: Plan, runner: Running): Promise<void>
  replica(schedule: Schedule): Running
  /** Orders by checkout, and what is left on the gift card. */
  books(): Promise<Books>
}
export type Running = Pick<SagaRunner<never>, 'run' | 'sweep' | 'abort'>
export type BookedOrder = {
  readonly status: string
  readonly total: number
  readonly captured: number
  readonly fromCard: number
}
export type Books = { readonly orders: Readonly<Record<string, BookedOrder>>; readonly giftCard: number }
export type Ended = { readonly world: WorldDoc; readonly books: Books }

export const firstStock = 4
export const firstCoupons = 1
export const firstGiftCard = 1500

/** The same saga under a seeded scheduler: crashes, lost answers, duplicates, impatient buyers, jumps of the clock. */
export async function simulate(seed: number, ground: Ground): Promise<Ended> {
  const schedule = scheduleOf(seed)
  await ground.world.transact(doc => {
    doc.stock.MUG = firstStock
    doc.coupons.ONCE = firstCoupons
  })
  const replicas = [ground.replica(schedule), ground.replica(schedule)]
  for (const plan of schedule.plans) await ground.begin(plan, replicas[0]!)
  for (let i = 0; i < schedule.turns; i++) await survive(() => disturb(schedule, ground, replicas))
  schedule.calm()
  await settle(ground, replicas[1]!)
  const world = await ground.world.transact(doc => structuredClone(doc))
  return { world, books: await ground.books() }
}

async function disturb(
  schedule: Schedule,
  { clock, world }: Ground,
  replicas: readonly Running[],
): Promise<void> {
  const runner = replicas[schedule.pick(replicas.length)]!
  const { id } = schedule.plans[schedule.pick(schedule.plans.length)]!
  const saga = `${id}:1`
  switch (schedule.pick(7)) {
    case 0:
      return void clock.advance(schedule.pick(90_000))
    case 1:
      return void clock.advance(schedule.pick(1_800_000))
    case 2:
      // The buyer passes 3-D Secure; nobody is told.
      return world.transact(doc => {
        const payment = doc.payments[saga]
        if (payment?.status === 'requires_action') payment.status = 'authorised'
      })
    case 3:
      if (!schedule.chance(0.3)) return
      return void (await runner.abort(saga, { code: 'cancelled', detail: 'the buyer gave up' }))
    case 4:
      return void (await runner.sweep())
    default:
      return void (await runner.run(saga))
  }
}

const survive = async (work: () => Promise<void>): Promise<void> =>
  work().catch(error => {
    if (!(error instanceof Crash)) throw error
  })

/** Every lease runs out, every wait ends, and the last replica does what is left. */
async function settle({ clock }: Ground, runner: Running): Promise<void> {
  for (let i = 0; i < 12; i++) {
    clock.advance(900_000)
    await runner.sweep()
  }
}
