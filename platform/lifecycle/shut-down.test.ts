import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Log } from '../telemetry/index.ts'
import { createReadiness } from './readiness.ts'
import { shutDown } from './shut-down.ts'

function recorder() {
  const steps: string[] = []
  const failed: unknown[] = []
  const log: Log = {
    debug: () => {},
    info: () => {},
    warn: () => {},
    error: fields => void failed.push(fields.step),
    child: () => log,
  }
  const note = (name: string, error?: Error) => async () => {
    steps.push(name)
    if (error) throw error
  }
  return { steps, failed, log, note }
}

test('everything ends in the one right order', async () => {
  const { steps, log, note } = recorder()
  const readiness = createReadiness()
  readiness.set('ready')
  const parts = {
    readiness,
    servers: [{ beginDrain: () => void steps.push('drain begins'), close: note('listener') }],
    workers: [{ stop: note('consumer') }, { stop: note('relay') }],
    services: [{ [Symbol.asyncDispose]: note('service') }],
    stores: [{ close: note('store') }],
    telemetry: { [Symbol.asyncDispose]: note('telemetry') },
  }
  await shutDown(parts, { log, noticeMs: 0, graceMs: 10 })
  assert.deepEqual(steps, ['drain begins', 'listener', 'consumer', 'relay', 'service', 'store', 'telemetry'])
  assert.equal((await readiness.report()).state, 'stopping')
})

test('a step that fails is told and stops nothing', async () => {
  const { steps, failed, log, note } = recorder()
  const parts = {
    readiness: createReadiness(),
    servers: [],
    workers: [{ stop: note('consumer', new Error('stuck')) }, { stop: note('relay') }],
    stores: [{ close: note('store') }],
  }
  await shutDown(parts, { log, noticeMs: 0, graceMs: 10 })
  assert.deepEqual(steps, ['consumer', 'relay', 'store'])
  assert.deepEqual(failed, ['stop consumers'])
})
