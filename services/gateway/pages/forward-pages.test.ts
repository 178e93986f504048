import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { callerVerifier, serve, serviceIdentity, sharedSecretKeys } from '@stoa/platform/http'
import { fakeHouse } from '../testing/fake-house.ts'
import { openFront } from '../testing/open-front.ts'
import { forwardPages } from './forward-pages.ts'

const keys = sharedSecretKeys('of this test alone, not of any shop')

/** An application in another process that says what it was asked, and by whom. */
async function application(t: TestContext, service: string): Promise<string> {
  const verify = callerVerifier(keys)
  const server = serve([], {
    edge: 'internal',
    verifyCaller: verify,
    extend: app =>
      app.get('/*', async ({ raw, headers }) => {
        const { caller, actor } = await verify(raw, service)
        const { cookie = null, authorization } = headers
        return { service, url: raw.url, caller, actor, cookie, isSigned: authorization !== undefined }
      }),
  })
  const { url } = await server.listen(0)
  t.after(() => server.close(0))
  return url
}

test('the administration and the pages are forwarded to their processes, and neither is shown a cookie', async t => {
  const [admin, storefront] = [await application(t, 'admin'), await application(t, 'storefront')]
  const { server } = openFront({
    ...fakeHouse(),
    pages(app, gateway) {
      const forwarding = { gateway, prefix: '/api', identity: serviceIdentity({ name: 'gateway', keys }) }
      forwardPages(app, { ...forwarding, upstream: { service: 'admin', url: admin }, under: '/admin' })
      forwardPages(app, { ...forwarding, upstream: { service: 'storefront', url: storefront } })
    },
  })
  t.after(() => server.close(0))
  const get = async (url: string, cookie = '') =>
    (await server.inject({ url, headers: { host: '127.0.0.1', ...(cookie && { cookie }) } })).json()
  for (const url of ['/admin', '/admin/', '/admin/orders?tab=notes'])
    assert.deepEqual(await get(url), {
      ...{ service: 'admin', url, caller: 'gateway', actor: { kind: 'anonymous' } },
      ...{ cookie: null, isSigned: true },
    })
  const page = await get('/administrators', 'stoa-guest=stoa_g_gst_1')
  assert.deepEqual(
    [page.service, page.actor, page.cookie],
    ['storefront', { kind: 'guest', id: 'gst_1' }, null],
  )
  assert.equal((await get('/api/v1/nothing')).code, 'not_found')
})
