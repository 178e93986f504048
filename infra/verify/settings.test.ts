import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { productionProblems } from '../../fleet/production.ts'
import { services } from '../../fleet/services.ts'

type Settings = Readonly<Record<string, Readonly<Record<string, string>>>>

const folder = join(import.meta.dirname, '..', 'terraform', 'envs')
const environments = readdirSync(folder)
const read = (env: string, file: string) => readFileSync(join(folder, env, file), 'utf8')
const settingsOf = (env: string): Settings => JSON.parse(read(env, 'settings.json'))
const issuedIn = (env: string): string[] =>
  [...(/issued_secrets *= *\[(.*)\]/.exec(read(env, '20-data.tfvars'))?.[1] ?? '').matchAll(/"(\w+)"/g)].map(
    ([, name]) => name!,
  )

const entries = Object.values(services)
const secrets = new Set(entries.flatMap(({ manifest }) => manifest.secrets))
const house = { SHOP_URL: 'https://shop.example/' }

test('settings of an environment are of services that there are, and those take them', () => {
  for (const env of environments)
    for (const [name, told] of Object.entries(settingsOf(env))) {
      const { config } = entries.find(({ manifest }) => manifest.name === name)!
      const read = config.fromEnv({ ...house, ...told })
      assert.ok(read.ok, `${env}: ${JSON.stringify(!read.ok && read.error)}`)
      for (const variable of Object.keys(told)) {
        assert.ok(variable.startsWith(`${name.toUpperCase()}_`), `${env}: ${variable}`)
        assert.ok(!secrets.has(variable), `${env}: ${variable} is a secret`)
      }
    }
})

test('what others issue is made by nobody here: each such secret is one of the fleet', () => {
  for (const env of environments) {
    const issued = issuedIn(env)
    assert.ok(issued.length > 0, env)
    assert.deepEqual(
      issued.filter(name => !secrets.has(name)),
      [],
    )
    for (const name of secrets)
      if (/STRIPE|SMTP/.test(name)) assert.ok(issued.includes(name), `${env} would make up ${name}`)
  }
})

test('every service starts in production with what its environment tells it', () => {
  for (const stage of ['prod', 'dr'])
    for (const { manifest } of entries) {
      const { name } = manifest
      const env = { STOA_ENV: stage, NODE_ENV: 'production', ...house, ...settingsOf(stage)[name] }
      const random = 'mG4t0Yx9Qe_7LrZ2wKpB1cVnUaHd8FsJ3iOy5-Tk6Xg'
      assert.deepEqual(productionProblems({ name, services: [manifest], env, secret: () => random }), [])
    }
})
