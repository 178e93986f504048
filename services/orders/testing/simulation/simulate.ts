import { Crash } from '@stoa/platform/saga'
import { unwatched } from './breaches.ts'
import { createGates, type Gates } from './gates.ts'
import { type Ended, firstCoupons, firstStock, type Ground, type Running } from './ground.ts'
import { type Schedule, scheduleOf } from './schedule.ts'
import { slowLine } from './slow-line.ts'

type Scene = {
  readonly ground: Ground
  readonly schedule: Schedule
  readonly gates: Gates
  readonly replicas: readonly Running[]
  readonly meanwhile: Set<string>
}

/**
 * The same saga under a seeded scheduler: many things at once, each going on when the seed says so; processes die,
 * requests and answers are late, lost or doubled, buyers are impatient, clocks differ and jump.
 */
export async function simulate(seed: number, ground: Ground): Promise<Ended> {
  const schedule = scheduleOf(seed)
  await ground.world.transact(doc => {
    doc.stock.MUG = firstStock
    doc.coupons.ONCE = firstCoupons
  })
  const gates = createGates()
  const line = slowLine(schedule, gates)
  const replicas = schedule.skews.map(aheadMs => ground.replica({ line, killed: schedule.killed, aheadMs }))
  const scene: Scene = { ground, schedule, gates, replicas, meanwhile: new Set() }
  for (const plan of schedule.plans) await ground.begin(plan, replicas[0]!)
  for (let i = 0; i < schedule.turns; i++) {
    survive(scene, disturb(scene))
    await letGo(scene, schedule.pick(20))
  }
  schedule.calm()
  gates.stayOpen()
  await ground.rest()
  await settle(scene)
  const world = await ground.world.transact(doc => structuredClone(doc))
  const { happened } = schedule
  return { world, books: await ground.books(), meanwhile: [...scene.meanwhile], happened }
}

/** Some of those who stand at a gate go on, one after the other. */
async function letGo({ ground, gates, schedule, meanwhile }: Scene, count: number): Promise<void> {
  await ground.rest()
  for (let i = 0; i < count && gates.waiting() > 0; i++) {
    gates.open(schedule.pick(gates.waiting()))
    await ground.rest()
    for (const breach of await unwatched(ground, schedule.plans)) meanwhile.add(breach)
  }
}

async function disturb({ schedule, ground: { clock, world }, replicas }: Scene): Promise<unknown> {
  const runner = replicas[schedule.pick(replicas.length)]!
  const { id } = schedule.plans[schedule.pick(schedule.plans.length)]!
  const saga = `${id}:1`
  switch (schedule.pick(8)) {
    case 0:
      return clock.advance(schedule.pick(90_000))
    case 1:
      return clock.advance(schedule.pick(1_800_000))
    case 2:
      return clock.advance(-schedule.pick(30_000))
    case 3:
      // The buyer passes 3-D Secure; nobody is told.
      return world.transact(doc => {
        const payment = doc.payments[saga]
        if (payment?.status === 'requires_action') payment.status = 'authorised'
      })
    case 4:
      return schedule.chance(0.6)
        ? runner.abort(saga, { code: 'cancelled', detail: 'the buyer gave up' })
        : undefined
    case 5:
      return runner.sweep()
    default:
      return runner.run(saga)
  }
}

const survive = ({ meanwhile }: Scene, work: Promise<unknown>): void =>
  void work.catch(error => {
    if (!(error instanceof Crash)) meanwhile.add(String(error))
  })

/** Every lease runs out, every wait ends, and the last replica does what is left. */
async function settle({ ground, replicas }: Scene): Promise<void> {
  for (let i = 0; i < 12; i++) {
    ground.clock.advance(900_000)
    await replicas.at(-1)!.sweep()
  }
}
