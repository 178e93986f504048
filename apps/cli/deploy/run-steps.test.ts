import assert from 'node:assert/strict'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { openProgress } from './progress-file.ts'
import { runSteps } from './run-steps.ts'
import type { Settings } from './settings.ts'
import type { Step } from './step.ts'

function bench(names: string[], during: (name: string) => void = () => undefined) {
  const ran: string[] = []
  const steps: Step[] = names.map(id => ({
    id,
    title: id,
    async run() {
      during(id)
      ran.push(id)
      return 'done'
    },
  }))
  const progress = openProgress(join(mkdtempSync(join(tmpdir(), 'stoa-steps-')), 'progress.json'))
  const context = { settings: {} as Settings, say: () => undefined, confirm: async () => true }
  const run = (stop = new AbortController().signal, list = steps) =>
    runSteps({ steps: list, context, progress, stop, now: () => new Date(0) })
  return { ran, steps, progress, run }
}

test('steps run in order and leave nothing to resume', async () => {
  const { ran, run, progress } = bench(['a', 'b'])
  assert.equal(await run(), 'finished')
  assert.deepEqual(ran, ['a', 'b'])
  assert.equal(progress.read(), undefined)
})

test('a stop during a step lets that step end, remembers it, and the next run goes on behind it', async () => {
  const stop = new AbortController()
  const { ran, run, progress } = bench(['a', 'b', 'c'], name => name === 'b' && stop.abort())
  assert.equal(await run(stop.signal), 'stopped')
  assert.deepEqual(progress.read()?.done, ['a', 'b'])
  assert.equal(await run(), 'finished')
  assert.deepEqual(ran, ['a', 'b', 'c'])
})

test('a step that failed is the first one of the next run', async () => {
  let broken = true
  const { ran, run } = bench(['a', 'b'], name => {
    if (name === 'b' && broken) throw new Error('no capacity')
  })
  await assert.rejects(run(), /no capacity/)
  broken = false
  assert.equal(await run(), 'finished')
  assert.deepEqual(ran, ['a', 'b'])
})

test('what must hold each time is looked at again by a resumed run', async () => {
  const stop = new AbortController()
  const { ran, run, steps } = bench(['look', 'apply', 'rest'], name => name === 'apply' && stop.abort())
  const list = steps.map(step => (step.id === 'look' ? { ...step, always: true as const } : step))
  await run(stop.signal, list)
  await run(undefined, list)
  assert.deepEqual(ran, ['look', 'apply', 'look', 'rest'])
})

test('an operator who says no ends the run there', async () => {
  const { run, steps, progress } = bench(['a'])
  assert.equal(
    await run(undefined, [...steps, { id: 'b', title: 'b', run: async () => 'declined' }]),
    'declined',
  )
  assert.deepEqual(progress.read()?.done, ['a'])
})
