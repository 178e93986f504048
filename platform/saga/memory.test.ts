import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { systemActor } from '@stoa/kernel/call'
import { testClock } from '../testing/index.ts'
import {
  createRunner,
  done,
  type Memory,
  type MemoryTables,
  memoryStore,
  Outdated,
  type Saga,
} from './index.ts'

type Look = { readonly id: string; readonly how: 'true' | 'outdated' | 'failing' }

/** The first step sees something, the second records with it; the tables say what it worked with. */
async function walk({ id, how }: Look) {
  const clock = testClock()
  const store = memoryStore()
  const found: unknown[] = []
  let broken = how === 'failing'
  const saga: Saga<Look, MemoryTables> = {
    ...{ kind: 'look', pivot: 'see', attempts: 2, backoff: { baseMs: 100, maxMs: 1000 } },
    steps: [
      {
        name: 'see',
        act: async look => done(look),
        async record(_, look, { memory }) {
          memory.set('seen', 'a thing')
          return done(look)
        },
      },
      {
        name: 'use',
        async act(look, { memory }) {
          found.push(memory.get('seen'))
          if (broken) throw new Error('the neighbour is away')
          return done(look)
        },
        async record(_, look, { memory }) {
          if (look.how === 'outdated' && memory.has('seen')) throw new Outdated('it has changed')
          return done(look)
        },
      },
    ],
    onStatus: async (_tx, row, _call, memory: Memory) => `${row.status} with ${memory.get('seen')}`,
  }
  const runner = createRunner<MemoryTables>({
    ...{ store, clock, leaseMs: 10_000, sagas: [saga as Saga<unknown, MemoryTables>] },
    callOf: () => ({
      ...{ caller: 'looks', actor: systemActor('looks:saga'), requestId: id, deadline: clock.now() + 5000 },
    }),
  })
  const row = await store.tx(tx => runner.start(tx, { id, kind: 'look', state: { id, how } }))
  let ran = await runner.begin(row)
  if (broken) {
    broken = false
    clock.advance(2000)
    ran = await runner.run(id)
  }
  assert.ok(!ran.busy)
  return { found, told: ran.told, status: ran.row.status, attempt: ran.row.attempt }
}

describe("a saga's memory", () => {
  it('goes from step to step, and to who shows the status', async () => {
    const walked = await walk({ id: 'one', how: 'true' })
    assert.deepEqual(walked, { found: ['a thing'], told: 'done with a thing', status: 'done', attempt: 1 })
  })

  it('is forgotten where a step finds it outdated, which is taken again at once and counts as no failure', async () => {
    const walked = await walk({ id: 'two', how: 'outdated' })
    assert.deepEqual(walked.found, ['a thing', undefined])
    assert.deepEqual([walked.status, walked.attempt, walked.told], ['done', 1, 'done with undefined'])
  })

  it('is empty where the saga is taken up again', async () => {
    const walked = await walk({ id: 'three', how: 'failing' })
    assert.deepEqual(walked.found, ['a thing', undefined])
    assert.deepEqual([walked.status, walked.told], ['done', 'done with undefined'])
  })
})
