import { systemClock } from '@stoa/kernel/clock'
import { systemIds } from '@stoa/kernel/ids'
import { unwrap } from '@stoa/kernel/result'
import { newCall } from '@stoa/platform/contract'
import { openDb } from '@stoa/platform/db'
import { createLog, startTelemetry } from '@stoa/platform/telemetry'
import { testClock } from '@stoa/platform/testing'
import { ordersApi } from '../api.ts'
import { ordersConfig } from '../config.ts'
import { ordersRunner } from '../processes/runner.ts'
import { cardOf, lateMs, type Scene } from './assert-whole.ts'
import { testNeighbours } from './neighbours.ts'
import { postgresWorld } from './world.ts'

/**
 * A process that is killed at a moment of a step, or when its answer is not yet said (`answer` for the step):
 * `dying-shop.fixture.ts <orders url> <world url> <checkout> <step> <moment> <scene>`.
 */
const [ordersUrl, worldUrl, id, step, moment, scene] = process.argv.slice(2)
const die = () => process.kill(process.pid, 'SIGKILL')
const db = openDb({ url: ordersUrl!, schema: 'orders', maxConnections: 2 })
const world = postgresWorld(openDb({ url: worldUrl!, schema: 'world', maxConnections: 2 }))
const clock = testClock(process.env.STOA_TEST_NOW)
const ids = systemIds(systemClock)
const deps = {
  ...{ config: unwrap(ordersConfig.fromEnv({})), db, clock, ids, ...testNeighbours(world, clock) },
  ...{ cursorKey: 'a key of tests for cursors', linkKey: 'a key of tests for links' },
  ...{
    log: createLog({ service: 'dying', level: 'silent' }),
    telemetry: startTelemetry({ service: 'dying', traceRatio: 0 }),
  },
}
const runner = ordersRunner(deps, {
  probe: point => {
    if (scene === 'late' && point.step === 'hold' && point.moment === 'recorded') clock.advance(lateMs)
    if (point.step === step && point.moment === moment) die()
  },
})
await ordersApi({ ...deps, runner }).completeCheckout(
  { id: id!, instrument: { kind: 'token', token: cardOf(scene as Scene) }, returnUrl: 'https://shop.test/' },
  newCall({ actor: { kind: 'guest', id: 'visitor' }, clock }),
)
if (step === 'answer') die()
await db.close()
process.exit(0)
