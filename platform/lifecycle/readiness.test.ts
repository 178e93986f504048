import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fastify } from 'fastify'
import { healthRoutes } from './health-routes.ts'
import { createReadiness, type ReadinessCheck } from './readiness.ts'

const sick = async () => {
  throw new Error('the schema is at version 3, not 5')
}
const well = async () => {}

async function ask(checks: readonly ReadinessCheck[], state: 'starting' | 'ready' | 'stopping' = 'ready') {
  const app = fastify()
  const readiness = createReadiness(checks)
  readiness.set(state)
  healthRoutes(app, readiness)
  const answers = await Promise.all(
    ['/readyz', '/health/readiness', '/livez', '/health/liveness'].map(url => app.inject(url)),
  )
  return { codes: answers.map(({ statusCode }) => statusCode), report: answers[0]!.json() }
}

test('its own database decides, a neighbour is only told', async () => {
  const neighbour = { name: 'inventory', decides: false, check: sick }
  const fine = await ask([{ name: 'database', decides: true, check: well }, neighbour])
  assert.deepEqual(fine.codes, [200, 200, 200, 200])
  assert.deepEqual(fine.report.checks, { database: 'ok', inventory: 'the schema is at version 3, not 5' })
  const ill = await ask([{ name: 'database', decides: true, check: sick }])
  assert.deepEqual(ill.codes, [503, 503, 200, 200])
})

test('before the start is over and after the end began nobody is sent here', async () => {
  for (const state of ['starting', 'stopping'] as const) {
    const { codes, report } = await ask([], state)
    assert.deepEqual(codes, [503, 503, 200, 200])
    assert.equal(report.state, state)
  }
})

test('a check that hangs is a check that fails', async () => {
  const { report } = await ask([{ name: 'database', decides: true, check: () => new Promise(() => {}) }])
  assert.equal(report.ready, false)
  assert.match(report.checks.database, /no answer within/)
})
