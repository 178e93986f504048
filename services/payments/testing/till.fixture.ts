import { type DyingTill, openDyingTill } from './dying-till.ts'
import { doStep, type Step } from './scenes.ts'
import { stumbleAt } from './stumble.ts'

/** A process that does one operation and is killed, really, at the boundary it is told: by its number or its name. */
const { step, paymentId, boundary, ...order } = JSON.parse(process.argv[2]!) as DyingTill & {
  step: Step
  paymentId: string
  boundary: number | string
}
const first = typeof boundary === 'number' ? boundary : 1
const stumble = stumbleAt(first, passed => {
  if (typeof boundary === 'number' || passed === boundary) process.kill(process.pid, 'SIGKILL')
})
const till = openDyingTill(order, stumble)
await doStep(till.api, step, paymentId, till.call())
await till.close()
