import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { newCall } from '@stoa/platform/contract'
import { openShop } from './testing/open-shop.ts'

const { api, clock } = await openShop({ after })
const seen = (ifMatch: number) =>
  newCall({ actor: { kind: 'key', id: 'test', permissions: ['*'] }, clock, ifMatch })

const place = (priority: number, ifMatch: number) =>
  api.putLocation({ id: 'attic', name: 'Attic', priority, active: true }, seen(ifMatch))
const item = (safetyStock: number, ifMatch: number) =>
  api.putItem({ sku: 'CUP', policy: 'track', safetyStock }, seen(ifMatch))

for (const [what, put] of [
  ['a location', place],
  ['a stock record', item],
] as const)
  describe(what, () => {
    it('that two people make at once is one’s; the other is told that it is there', async () => {
      const made = await Promise.allSettled([put(1, 0), put(2, 0)])
      assert.deepEqual(made.map(({ status }) => status).sort(), ['fulfilled', 'rejected'])
      const late = made.find(answer => answer.status === 'rejected')
      assert.equal(late?.reason.code, 'precondition_failed')
    })

    it('that was changed since is not overwritten, and one that is not there has no version', async () => {
      const changed = await put(3, 1)
      assert.equal(changed.ok && changed.value.version, 2)
      await assert.rejects(Promise.resolve(put(4, 1)), /at version 2, not 1/)
      const unknown = api.putItem({ sku: 'NEVER', policy: 'track' }, seen(7))
      await assert.rejects(unknown, /at version 0, not 7/)
    })
  })
