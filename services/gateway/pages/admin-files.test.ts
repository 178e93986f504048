import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { serve, serviceIdentity, sharedSecretKeys } from '@stoa/platform/http'
import { fakeHouse } from '../testing/fake-house.ts'
import { openFront } from '../testing/open-front.ts'
import { adminFiles } from './admin-files.ts'
import { adminPolicy } from './admin-policy.ts'
import { forwardPages } from './forward-pages.ts'

const script = 'document.documentElement.dataset.theme = "dark"'
const html = `<!doctype html><script>${script}</script><script type="module" src="/admin/assets/index-C0ffee12.js"></script>`
const folder = await mkdtemp(join(tmpdir(), 'stoa-admin-'))
after(() => rm(folder, { recursive: true, force: true }))
await mkdir(join(folder, 'assets'))
await writeFile(join(folder, 'index.html'), html)
await writeFile(join(folder, 'icon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>')
await writeFile(join(folder, 'assets', 'index-C0ffee12.js'), 'export {}')
await writeFile(join(folder, '..', `${folder.split('/').at(-1)}-secret.txt`), 'secret')
after(() => rm(`${folder}-secret.txt`, { force: true }))

const { server } = openFront({ ...fakeHouse(), pages: app => adminFiles(app, { folder }) })
const get = (url: string) => server.inject({ url })

test('every address of the administration is its page, which is never kept', async () => {
  for (const url of ['/admin/', '/admin/orders/ord_1?tab=notes', '/admin/index.html']) {
    const answer = await get(url)
    assert.deepEqual(
      [answer.statusCode, answer.body, answer.headers['cache-control']],
      [200, html, 'no-store'],
    )
    assert.match(String(answer.headers['content-type']), /^text\/html/)
  }
  const bare = await get('/admin')
  assert.deepEqual([bare.statusCode, bare.headers.location], [308, '/admin/'])
})

test('its page may run its own scripts, and of what stands in it only what was built in', async () => {
  const policy = String((await get('/admin/')).headers['content-security-policy'])
  const hash = createHash('sha256').update(script).digest('base64')
  assert.ok(policy.includes(`script-src 'self' 'sha256-${hash}';`), policy)
  assert.ok(!policy.includes('unsafe'), policy)
  assert.match(policy, /default-src 'none'.*frame-ancestors 'none'/)
})

test('assets with a hash in their name are kept for a year, others are asked for again', async () => {
  const asset = await get('/admin/assets/index-C0ffee12.js')
  assert.equal(asset.headers['cache-control'], 'public, max-age=31536000, immutable')
  assert.match(String(asset.headers['content-type']), /javascript/)
  assert.equal(asset.headers['x-content-type-options'], 'nosniff')
  assert.equal((await get('/admin/icon.svg')).headers['cache-control'], 'public, max-age=0')
})

test('what was not built is not found, and neither is anything outside of the folder', async () => {
  const name = `${folder.split('/').at(-1)}-secret.txt`
  for (const url of [
    '/admin/assets/gone-C0ffee12.js',
    `/admin/..%2f${name}`,
    `/admin/%2e%2e/${name}`,
    '/admin/a%00.js',
  ]) {
    assert.equal((await get(url)).statusCode, 404, url)
  }
  const empty = openFront({ ...fakeHouse(), pages: app => adminFiles(app, { folder: join(folder, 'none') }) })
  const answer = await empty.server.inject({ url: '/admin/' })
  assert.deepEqual([answer.statusCode, answer.json().detail], [404, 'The administration is not built'])
})

test('an administration that another process serves is forwarded, with the same rules unless it has its own', async t => {
  const admin = serve([], {
    edge: 'internal',
    verifyCaller: () => ({ caller: 'gateway', actor: { kind: 'anonymous' } }),
    extend(app) {
      app.get('/admin/*', async ({ url }, reply) => reply.type('text/html').send(url))
      app.get('/admin/assets/a.js', (_request, reply) =>
        reply.header('cache-control', 'public, max-age=60').send('export {}'),
      )
    },
  })
  const { url } = await admin.listen(0)
  const front = openFront({
    ...fakeHouse(),
    pages: (app, gateway) =>
      forwardPages(app, {
        ...{ gateway, upstream: { service: 'admin', url }, prefix: '/api', under: '/admin' },
        identity: serviceIdentity({
          name: 'gateway',
          keys: sharedSecretKeys('of this test, not of any shop'),
        }),
        headers: { 'content-security-policy': adminPolicy(), 'cache-control': 'no-store' },
      }),
  })
  t.after(async () => {
    await front.server.close(0)
    await admin.close(0)
  })
  const page = await front.server.inject({ url: '/admin/orders' })
  assert.deepEqual([page.body, page.headers['cache-control']], ['/admin/orders', 'no-store'])
  assert.equal(page.headers['content-security-policy'], adminPolicy())
  const asset = await front.server.inject({ url: '/admin/assets/a.js' })
  assert.equal(asset.headers['cache-control'], 'public, max-age=60')
  assert.equal((await front.server.inject({ url: '/elsewhere' })).statusCode, 404)
})
