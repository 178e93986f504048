import { writeSync } from 'node:fs'
import { type DyingTill, openDyingTill } from './dying-till.ts'
import { stumbleAt } from './stumble.ts'
import { takeWebhook } from './take-webhook.ts'

/** A process that takes one webhook and is killed, really, at the boundary it is told. What it came to it says at once. */
const { body, directUrl, boundary, ...order } = JSON.parse(process.argv[2]!) as DyingTill & {
  body: string
  directUrl: string
  boundary: number
}
const stumble = stumbleAt(boundary, at => {
  writeSync(1, `died ${at}\n`)
  process.kill(process.pid, 'SIGKILL')
})
const till = openDyingTill(order, stumble)
const answered = () => void writeSync(1, 'answered\n')
await takeWebhook({ ...till, directUrl, pass: stumble.pass, answered }, body)
await till.close()
