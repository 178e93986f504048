import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { unwrap } from '@stoa/kernel/result'
import { statement } from '@stoa/platform/db'
import { openIdentity } from './testing/open-identity.ts'

const shop = await openIdentity({ after })
const day = 86_400_000
const counts = statement<Record<string, number>>(
  'test.counts',
  `select (select count(*)::integer from sessions) as sessions,
          (select count(*)::integer from refresh_tokens) as refresh,
          (select count(*)::integer from one_time_tokens) as tokens,
          (select count(*)::integer from attempts) as attempts`,
)

describe('the sweep', () => {
  it('removes what has ended, and nothing that still counts', async () => {
    await shop.register('ada@example.com')
    unwrap(await shop.signIn('ada@example.com'))
    const kept = unwrap(await shop.signIn('ada@example.com', { transport: 'token' }))
    shop.clock.advance(29 * day)
    const { refreshToken } = unwrap(
      await shop.inside.refreshSession({ refreshToken: kept.refreshToken! }, shop.gateway()),
    )
    shop.clock.advance(3 * day)
    await shop.drain()
    assert.deepEqual(await shop.db.one(counts), { sessions: 1, refresh: 2, tokens: 0, attempts: 0 })
    assert.equal((await shop.inside.refreshSession({ refreshToken: refreshToken! }, shop.gateway())).ok, true)
    shop.clock.advance(40 * day)
    await shop.drain()
    assert.deepEqual(await shop.db.one(counts), { sessions: 0, refresh: 0, tokens: 0, attempts: 0 })
  })
})

describe('what a page costs', () => {
  it('to resolve a session is a read: its use is written down at most once a minute', async () => {
    await shop.register('eve@example.com')
    const { secret } = unwrap(await shop.signIn('eve@example.com'))
    const used = statement<{ at: string }>(
      'test.used',
      `select last_used_at as at from sessions order by created_at desc, id desc limit 1`,
    )
    const first = await shop.db.one(used)
    shop.clock.advance(59_000)
    unwrap(await shop.resolve(secret!))
    assert.deepEqual(await shop.db.one(used), first)
    shop.clock.advance(2_000)
    unwrap(await shop.resolve(secret!))
    assert.deepEqual(await shop.db.one(used), { at: shop.clock.iso() })
  })
})
