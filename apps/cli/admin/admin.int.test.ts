import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { promisify } from 'node:util'
import { schema } from '@stoa/identity'
import { testDatabase } from '@stoa/platform/testing'
import { adminSettings } from './settings.ts'

const database = await testDatabase({ after }, [schema])
const env = {
  DATABASE_URL: database.adminUrl,
  DATABASE_ROLE_SECRET: database.roleSecret,
  IDENTITY_CURSOR_KEY: 'cursors of this test alone',
  IDENTITY_TOKEN_KEY: 'tokens of this test alone',
  IDENTITY_SEAL_KEYS: 'seals of this test alone',
  GATEWAY_PUBLIC_URL: 'https://shop.example/',
}
const main = join(import.meta.dirname, '..', 'main.ts')
const stoa = (...args: string[]) =>
  promisify(execFile)(process.execPath, [main, 'admin', ...args], { env: { PATH: process.env.PATH, ...env } })

test('the first owner of a deployment is invited by who holds its database and secrets', async () => {
  const { stdout, stderr } = await stoa('create', '--email', 'grace@example.com', '--name', 'Grace')
  assert.match(stdout, /^https:\/\/shop\.example\/admin\/invitation\?token=tok_\w+\.[\w-]+\n$/)
  assert.match(stderr, /An invitation for grace@example\.com, good once until \d{4}-/)
  await assert.rejects(
    stoa('link', '--email', 'grace@example.com'),
    /grace@example\.com is no active member of staff: stoa admin create/,
  )
})

test('what is missing is named before anything is opened', () => {
  const without = (name: keyof typeof env) => ({ ...env, [name]: undefined })
  assert.throws(() => adminSettings(['remove'], env), /stoa admin create or stoa admin link/)
  assert.throws(() => adminSettings(['create'], without('DATABASE_URL')), /set DATABASE_URL.*admin-link/)
  assert.throws(() => adminSettings(['create'], without('GATEWAY_PUBLIC_URL')), /GATEWAY_ADMIN_URL.*--url/)
  assert.throws(() => adminSettings(['create', '--email', 'grace'], env), /'grace' is no e-mail address/)
  assert.throws(() => adminSettings(['create', '--emial', 'x'], env), /--emial/)
})
