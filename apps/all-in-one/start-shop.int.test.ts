import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { promisify } from 'node:util'
import { services } from '@stoa/fleet/services'
import { testDatabase } from '@stoa/platform/testing'
import { findShop } from './running-shop.ts'
import { startShop } from './start-shop.ts'

const database = await testDatabase({ after }, [])
const dataDir = await mkdtemp(join(tmpdir(), 'stoa-all-in-one-'))
after(() => rm(dataDir, { recursive: true, force: true }))
await mkdir(join(dataDir, 'secrets'))
// Roles belong to the server that all tests share, so all shops on it agree on their secret.
await writeFile(join(dataDir, 'secrets', 'DATABASE_ROLE_SECRET'), database.roleSecret, { mode: 0o600 })

const open = () =>
  startShop(
    {
      ...{
        port: 0,
        host: '127.0.0.1',
        dataDir,
        databaseUrl: database.adminUrl,
        currency: 'EUR',
        seed: false,
      },
      env: { STOA_LOG_LEVEL: 'error' },
    },
    () => {},
  )
const shop = await open()
database.beforeEnd(() => shop.stop())

const api = (path: string, init: RequestInit & { cookie?: string } = {}) =>
  fetch(`${shop.url}api/v1/${path}`, {
    ...init,
    headers: {
      'sec-fetch-site': 'same-origin',
      ...(init.body && { 'content-type': 'application/json' }),
      ...(init.cookie && { cookie: init.cookie }),
    },
  })
const cookieOf = (answer: Response): string => answer.headers.getSetCookie()[0]!.split(';')[0]!

describe('the administration of an embedded shop', () => {
  it('rule 17: has an owner whose password is told once and kept for its owner alone', async () => {
    const told = shop.notes.find(note => note.startsWith('Administration:'))!
    const [, email, password] = /sign in as (\S+) with the password (\S+) /.exec(told)!
    const file = join(dataDir, 'secrets', 'OWNER_PASSWORD')
    assert.equal(await readFile(file, 'utf8'), password)
    assert.equal((await stat(file)).mode & 0o777, 0o600)
    const body = JSON.stringify({ email, password })
    const opened = await api('admin/session', { method: 'POST', body })
    assert.equal(opened.status, 201)
    assert.equal((await opened.json()).mustEnrol, undefined, 'nobody needs a telephone on their own machine')
    const me = await (await api('admin/me', { cookie: cookieOf(opened) })).json()
    assert.deepEqual([me.email, me.roles], [email, ['owner']])
  })

  it('prints a link at every start that opens it once, and `npm run admin-link` makes another', async () => {
    const printed = /http\S+admin-link\?token=\S+/.exec(shop.notes.at(-1)!)![0]
    const follow = (url: string) => fetch(url, { redirect: 'manual' })
    const opened = await follow(printed)
    assert.deepEqual([opened.status, opened.headers.get('location')], [303, '/admin/'])
    assert.equal((await api('admin/me', { cookie: cookieOf(opened) })).status, 200)
    assert.equal((await follow(printed)).headers.get('location'), '/admin/?problem=token_invalid')
    const command = promisify(execFile)(process.execPath, [join(import.meta.dirname, 'admin-link.ts')], {
      env: { PATH: process.env.PATH, STOA_DATA: dataDir },
    })
    const { stdout } = await command
    assert.ok(stdout.startsWith(`${shop.url}auth/admin-link?token=`), stdout)
    assert.match(cookieOf(await follow(stdout.trim())), /^stoa-staff=/)
  })

  it('makes no link for a folder on which no shop runs', async () => {
    await assert.rejects(findShop(join(dataDir, 'nowhere')), /no shop runs on .*nowhere: npm start/)
  })
})

describe('rule 22: personal data', () => {
  const person = { email: 'eve@example.com', password: 'correct horse battery' }
  const keepers = Object.values(services)
    .filter(({ manifest }) => manifest.personalData.length > 0)
    .map(({ manifest }) => manifest.name)
    .sort()
  type Request = { readonly id: string; readonly status: string; readonly parts: { service: string }[] }

  async function signIn(): Promise<string> {
    const answer = await api('session', { method: 'POST', body: JSON.stringify(person) })
    assert.equal(answer.status, 201)
    return cookieOf(answer)
  }

  it('is exported by every service whose manifest names any, in one file', async () => {
    await api('customers', { method: 'POST', body: JSON.stringify(person) })
    const cookie = await signIn()
    const begun: Request = await (await api('me/exports', { method: 'POST', cookie })).json()
    assert.deepEqual(
      begun.parts.map(({ service }) => service),
      keepers,
    )
    await shop.drain()
    const { sections } = await (await api(`me/exports/${begun.id}/file`, { cookie })).json()
    assert.deepEqual(Object.keys(sections).sort(), keepers)
    assert.equal(sections.identity.profile.email, person.email)
  })

  it('is erased by all of them, and the request says so', async () => {
    const cookie = await signIn()
    const body = JSON.stringify({ password: person.password })
    const begun: Request = await (await api('me/erasure', { method: 'POST', cookie, body })).json()
    await shop.drain()
    const key = await readFile(join(dataDir, 'secrets', 'ADMIN_API_KEY'), 'utf8')
    const listed = await fetch(`${shop.url}api/v1/admin/privacy-requests`, {
      headers: { authorization: `Bearer ${key}` },
    })
    const { items }: { items: Request[] } = await listed.json()
    const found = items.find(({ id }) => id === begun.id)!
    assert.equal(found.status, 'done', JSON.stringify(found.parts))
    assert.deepEqual(
      found.parts.map(({ service }) => service),
      keepers,
    )
    assert.equal((await api('session', { method: 'POST', body: JSON.stringify(person) })).status, 401)
  })
})

describe('the health of the shop in one process', () => {
  it('is well, also when many ask at once', async () => {
    const ask = async () => (await fetch(`${shop.url}health`)).json()
    const many = () => Promise.all(Array.from({ length: 12 }, ask))
    let answers = await many()
    // A busy machine may keep one look waiting for longer than a look may take; a shop that is unwell stays so.
    for (let tries = 0; tries < 5 && answers.some(({ status }) => status !== 'ok'); tries++)
      answers = await many()
    for (const { status, services: told } of answers) assert.equal(status, 'ok', JSON.stringify(told))
  })
})
