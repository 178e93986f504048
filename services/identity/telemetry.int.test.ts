import assert from 'node:assert/strict'
import { after, it } from 'node:test'
import { unwrap } from '@stoa/kernel/result'
import { startTelemetry } from '@stoa/platform/telemetry'
import { openIdentity } from './testing/open-identity.ts'

const telemetry = await startTelemetry({ service: 'identity-test', traceRatio: 0 })
after(() => telemetry[Symbol.asyncDispose]())
const shop = await openIdentity({ after }, { triesPerAccount: 3 }, { telemetry })

/** The value of the one series with all of these labels. */
function counted(name: string, ...labels: string[]): number {
  const lines = telemetry.metricsText().split('\n')
  const found = lines.filter(line => line.startsWith(name) && labels.every(label => line.includes(label)))
  assert.ok(found.length <= 1, found.join('\n'))
  return Number(found[0]?.split(' ').at(-1) ?? 0)
}
const signIns = (outcome: string) =>
  counted('stoa_identity_sign_ins', 'way="password"', `outcome="${outcome}"`)

it('sign-ins are counted by outcome, limits by what they limit, and stolen refresh tokens', async () => {
  await shop.register('ada@example.com')
  const opened = unwrap(await shop.signIn('ada@example.com', { transport: 'token' }))
  const wrong = () => shop.signIn('ada@example.com', { password: 'wrong and long enough' })
  for (let tries = 0; tries < 3; tries++) await wrong()
  await assert.rejects(wrong(), { code: 'too_many_requests' })
  assert.deepEqual([signIns('opened'), signIns('invalid_credentials'), signIns('throttled')], [1, 3, 1])
  assert.equal(counted('stoa_identity_throttled', 'limit="account"'), 1)

  const refresh = (refreshToken: string) => shop.inside.refreshSession({ refreshToken }, shop.gateway())
  unwrap(await refresh(opened.refreshToken!))
  assert.equal(counted('stoa_identity_refresh_reuses'), 0)
  shop.clock.advance(10_001)
  assert.equal((await refresh(opened.refreshToken!)).ok, false)
  assert.equal(counted('stoa_identity_refresh_reuses'), 1)
})
