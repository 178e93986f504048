import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertFitForProduction, isProduction, productionProblems } from './production.ts'
import { services } from './services.ts'

const random = 'mG4t0Yx9Qe_7LrZ2wKpB1cVnUaHd8FsJ3iOy5-Tk6Xg'
const live = {
  NODE_ENV: 'production',
  STOA_ENV: 'prod',
  GATEWAY_PUBLIC_URL: 'https://shop.example',
  SHOP_URL: 'https://shop.example/',
  PAYMENTS_PROVIDER: 'stripe',
  PAYMENTS_PROVIDERS: 'stripe',
}
const manifests = Object.values(services).map(({ manifest }) => manifest)
const one = (name: string) => manifests.filter(manifest => manifest.name === name)
const problems = (name: string, env: object = {}, secret = (_name: string) => random) =>
  productionProblems({ name, services: one(name), env: { ...live, ...env }, secret })

test('rule 17: production is what STOA_ENV says, and NODE_ENV where it says nothing', () => {
  assert.ok(isProduction({ NODE_ENV: 'production' }))
  assert.ok(isProduction({ STOA_ENV: 'dr' }))
  assert.ok(!isProduction({ NODE_ENV: 'production', STOA_ENV: 'staging' }))
  assert.ok(!isProduction({}))
})

test('every process of a deployment with keys of its own and a real provider is fit', () => {
  for (const { name } of [...manifests, { name: 'gateway' }, { name: 'storefront' }])
    assert.deepEqual(problems(name), [], name)
})

test('rule 17: what only the embedded shop may do is refused, with what to set instead', () => {
  const refused: [string, object, RegExp][] = [
    ['identity', { IDENTITY_REQUIRE_TWO_STEP: 'false' }, /IDENTITY_REQUIRE_TWO_STEP .* remove it/],
    ['payments', { PAYMENTS_PROVIDER: undefined }, /PAYMENTS_PROVIDER .*test bank.*stripe/],
    ['payments', { PAYMENTS_PROVIDERS: 'stripe, testbank' }, /PAYMENTS_PROVIDERS .*test bank/],
    ['payments', { PAYMENTS_STRIPE_URL: 'http://127.0.0.1:1' }, /PAYMENTS_STRIPE_URL/],
    ['notifications', { NOTIFICATIONS_MAIL: 'mailbox' }, /NOTIFICATIONS_MAIL .*smtp/],
    ['orders', { SHOP_URL: undefined }, /SHOP_URL .*set it/],
    ['notifications', { SHOP_URL: 'http://127.0.0.1:8080/' }, /SHOP_URL/],
    ['gateway', { GATEWAY_PUBLIC_URL: undefined }, /GATEWAY_PUBLIC_URL/],
    ['gateway', { GATEWAY_PUBLIC_URL: 'http://shop.example' }, /GATEWAY_PUBLIC_URL/],
  ]
  for (const [name, env, told] of refused) {
    const found = problems(name, env)
    assert.equal(found.length, 1, name)
    assert.match(found[0]!, told)
    assert.deepEqual(problems(name, { ...env, STOA_ENV: 'staging' }), [], 'a rehearsal may')
  }
})

test('rule 17: keys that somebody made up, test keys and short ones are refused by name and never repeated', () => {
  const told = (key: string, value: string, name = 'identity') =>
    problems(name, {}, asked => (asked === key ? value : random))
  for (const value of [
    'dummy-key-dummy-key-dummy-key-dummy',
    'changeme'.repeat(5),
    'a'.repeat(40),
    'k3y-of-16-chars-',
  ])
    assert.match(told('IDENTITY_TOKEN_KEY', value)[0]!, /^IDENTITY_TOKEN_KEY is (made up|shorter)/)
  assert.match(
    told('PAYMENTS_STRIPE_KEY', 'sk_test_51Nabcdefghijklmnop', 'payments')[0]!,
    /PAYMENTS_STRIPE_KEY is a test key/,
  )
  const process = {
    name: 'identity',
    services: one('identity'),
    env: live,
    secret: () => 'secret-secret-1234',
  }
  assert.throws(
    () => assertFitForProduction(process),
    (error: Error) => /IDENTITY_SEAL_KEYS/.test(error.message) && !error.message.includes('secret-secret'),
  )
})

test('rule 17: the shop in one process is none for customers', () => {
  const all = { name: 'stoa', services: manifests, env: { NODE_ENV: 'production' }, secret: () => random }
  assert.match(
    productionProblems(all)[0]!,
    /one process .* apps\/service and apps\/gateway, or unset NODE_ENV/,
  )
})
