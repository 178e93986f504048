import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { notificationsContract } from '@stoa/contracts/notifications'
import type { Actor } from '@stoa/kernel/call'
import type { Contract } from '@stoa/kernel/contract'
import { isPlatformError } from '@stoa/kernel/errors'
import { fuzzCases, fuzzFailure } from '@stoa/platform/contract'
import { serve } from '@stoa/platform/http'
import { openNotifications } from './testing/open-notifications.ts'

const shop = await openNotifications({ after })
const { methods } = notificationsContract as Contract
const open = Object.entries(methods).filter(
  ([, { visibility, permission }]) => visibility === 'public' && permission !== undefined,
)
type AnyApi = Record<string, (input: object, call: ReturnType<typeof shop.call>) => Promise<unknown>>
const api = shop.api as unknown as AnyApi

const codeOf = async (name: string, actor: Actor): Promise<string> => {
  const error = await api[name]!({}, shop.call(actor)).catch((thrown: unknown) => thrown)
  return isPlatformError(error) ? error.code : 'answered'
}

describe('who may', () => {
  it('no method of staff answers anybody without its permission', async () => {
    assert.ok(open.length > 20)
    for (const [name, { permission }] of open) {
      const others = ['notifications.read', 'notifications.write', 'orders.read'].filter(
        each => each !== permission,
      )
      const strangers: Actor[] = [
        { kind: 'anonymous' },
        { kind: 'guest', id: 'x' },
        { kind: 'customer', id: 'x', emailVerified: true },
        { kind: 'staff', id: 'x', permissions: others },
        { kind: 'key', id: 'x', permissions: others },
      ]
      for (const actor of strangers)
        assert.match(await codeOf(name, actor), /^(forbidden|unauthenticated)$/, `${name} ${actor.kind}`)
      const allowed = await codeOf(name, { kind: 'staff', id: 'x', permissions: [permission!] })
      assert.doesNotMatch(allowed, /forbidden|unauthenticated/, name)
    }
  })

  it('reads with the permission to read, and writes with the one to write', () => {
    for (const [name, { http, permission }] of open) {
      // What could not be handled is the business of those who keep the shop running, whichever service it is of.
      const area = http.includes('/dead-letter') ? 'operations' : 'notifications'
      assert.equal(permission, `${area}.${http.startsWith('GET') ? 'read' : 'write'}`, name)
    }
  })

  it('what shoppers do is open to them and to nobody who works here', () => {
    const shoppers = Object.entries(methods).filter(
      ([, { visibility, permission }]) => visibility === 'public' && permission === undefined,
    )
    assert.deepEqual(
      shoppers.map(([name, { actors }]) => [name, ...actors]),
      [
        ['confirmStockAlert', 'anonymous', 'guest', 'customer'],
        ['createStockAlert', 'anonymous', 'guest', 'customer'],
        ['deleteStockAlert', 'customer'],
        ['listMyStockAlerts', 'customer'],
        ['unsubscribe', 'anonymous', 'guest', 'customer'],
      ],
    )
  })

  it('the mailbox does not exist outside', async () => {
    for (const name of ['listMailbox', 'readMailbox'])
      assert.equal(await codeOf(name, { kind: 'staff', id: 'x', permissions: ['*'] }), 'not_found')
  })
})

it('no bad request of staff is a 5xx, and each is a problem that names its field', async () => {
  const actor: Actor = { kind: 'staff', id: 'stf_test', permissions: ['*'] }
  const served = { contract: notificationsContract, api: shop.service.api }
  const server = serve([served], { edge: 'public', authenticate: () => actor })
  const cases = fuzzCases(notificationsContract, { as: 'staff' })
  const failures: string[] = []
  for (const { body, ...each } of cases) {
    const { verb, url, headers } = each
    const answer = await server.inject({
      ...{ method: verb as 'GET', url, headers: { ...headers, authorization: 'Bearer x' } },
      ...(body === undefined ? {} : { payload: body }),
    })
    const told = { status: answer.statusCode, headers: answer.headers, text: answer.payload }
    const failure = fuzzFailure({ ...each, body }, told)
    if (failure) failures.push(failure)
  }
  await server.close()
  assert.deepEqual(failures, [])
  assert.ok(cases.length > 150, `${cases.length} cases`)
})
