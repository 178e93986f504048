import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { assertOnce, prepare } from './crash-matrix.ts'
import type { openTill } from './open-till.ts'
import { doStep, type Step } from './scenes.ts'

const fixture = fileURLToPath(import.meta.resolve('./till.fixture.ts'))

/** kill -9 of a real process at a boundary; another one goes on. Answers false when it came through alive. */
export async function killAt(
  till: Awaited<ReturnType<typeof openTill>>,
  step: Step,
  boundary: number | string,
): Promise<boolean> {
  const paymentId = `killed-${step}-${String(boundary).replaceAll(' ', '-')}`
  await prepare(till, step, paymentId)
  const where = { url: till.database.url('payments'), bank: till.bank.url, now: till.clock.iso() }
  const order = { ...where, step, paymentId, boundary }
  const child = spawn(process.execPath, [fixture, JSON.stringify(order)], { stdio: 'inherit' })
  const [code, signal] = (await once(child, 'exit')) as [number | null, string | null]
  assert.ok(code === 0 || signal === 'SIGKILL', `the process ended with ${code ?? signal}`)
  await doStep(till.api, step, paymentId, till.call())
  await assertOnce(till, step, paymentId, `${step}, killed at boundary ${boundary}`)
  return signal === 'SIGKILL'
}
