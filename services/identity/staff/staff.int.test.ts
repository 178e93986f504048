import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import type { Actor } from '@stoa/kernel/call'
import { unwrap } from '@stoa/kernel/result'
import { statement } from '@stoa/platform/db'
import { createIdentity } from '../service.ts'
import { errorOf, from, openIdentity, password } from '../testing/open-identity.ts'

const shop = await openIdentity({ after }, { triesPerAccount: 5 })
const owner: Actor = { kind: 'staff', id: 'stf_test', permissions: ['*'] }
const seed = statement<{ sealed: string }>('test.seed', 'select totp_sealed as sealed from staff')
const step = () => shop.clock.advance(30_000)
/** Who looked at them just now. */
const seen = async (id: string) =>
  shop.call(owner, { ifMatch: unwrap(await shop.api.getStaff({ id }, shop.call(owner))).version })
const actorOf = (id: string, permissions: string[] = []): Actor => ({ kind: 'staff', id, permissions })

/** Sets up an authenticator app; its seed and the recovery codes. */
async function enrol(id: string) {
  const call = shop.call(actorOf(id))
  const { secret } = unwrap(await shop.api.beginTwoStep({}, call))
  const { recoveryCodes } = unwrap(await shop.api.confirmTwoStep({ code: shop.code(secret) }, call))
  step()
  return { secret, recoveryCodes }
}

describe('rule 17: there is no default administrator', () => {
  it('so that nobody can sign in before somebody who holds the database makes an owner, once', async () => {
    assert.equal(errorOf(await shop.signInStaff('owner@example.com')), 'invalid_credentials')
    const made = await shop.bootstrap.createOwner({ email: 'owner@example.com', name: 'Grace' })
    assert.match(made!.password, /^[\w-]{20}$/)
    assert.equal(await shop.bootstrap.createOwner({ email: 'two@example.com', name: 'Two' }), undefined)
    const opened = unwrap(await shop.signInStaff('owner@example.com', { password: made!.password }))
    assert.deepEqual(opened.actor, { kind: 'staff', id: made!.staffId, permissions: [] })
    assert.equal(opened.mustEnrol, true)
  })

  it('and a one-time link opens a session once, for ten minutes', async () => {
    const link = async () => (await shop.bootstrap.issueAdminLink('owner@example.com'))!.token
    const open = (token: string) => shop.inside.openLinkSession({ ...from, token }, shop.gateway())
    const token = await link()
    assert.equal(unwrap(await open(token)).actor.kind, 'staff')
    assert.equal(errorOf(await open(token)), 'token_invalid')
    const late = await link()
    shop.clock.advance(600_001)
    assert.equal(errorOf(await open(late)), 'token_invalid')
    assert.equal(await shop.bootstrap.issueAdminLink('nobody@example.com'), undefined)
    assert.equal(
      (await shop.bootstrap.issueAdminLink())?.email,
      'owner@example.com',
      'the first of the owners',
    )
  })

  it('and an owner of a deployment chooses a password with a link that who holds the database made', async t => {
    const deployed = await openIdentity(t)
    const person = { email: 'second@example.com', name: 'Hopper' }
    const voided = (await deployed.bootstrap.inviteOwner(person))!
    const { token } = (await deployed.bootstrap.inviteOwner(person))!
    const accept = (used: string) => deployed.api.acceptInvitation({ token: used, password }, deployed.call())
    assert.equal(errorOf(await accept(voided.token)), 'token_invalid')
    unwrap(await accept(token))
    assert.equal(
      unwrap(await deployed.signInStaff(person.email)).mustEnrol,
      true,
      'and two steps are demanded',
    )
    assert.equal(await deployed.bootstrap.inviteOwner(person), undefined, 'who is there needs no invitation')
  })
})

describe('an invitation', () => {
  it('makes a member with the roles that were given, by a link that works once', async () => {
    const id = await shop.hire('grace@example.com', ['support'])
    const { roles, status, twoStep } = unwrap(await shop.api.getStaff({ id }, shop.call(owner)))
    assert.deepEqual([roles, status, twoStep], [['support'], 'active', false])
    const { token } = await shop
      .mail('identity.staff-invited')
      .catch(() => ({ token: 'used up, or so it seems' }))
    const again = await shop.api.acceptInvitation({ token, password }, shop.call())
    assert.equal(errorOf(again), 'token_invalid')
  })

  it('is sent anew to who has not come yet, and voids the one before', async () => {
    const invite = () =>
      shop.api.inviteStaff({ email: 'late@example.com', name: 'L', roles: ['support'] }, shop.call(owner))
    const first = unwrap(await invite())
    const { token } = await shop.mail('identity.staff-invited')
    assert.equal(unwrap(await invite()).id, first.id)
    assert.equal(errorOf(await shop.api.acceptInvitation({ token, password }, shop.call())), 'token_invalid')
  })

  it('refuses an unknown role, a taken address and roles that are more than one’s own', async () => {
    const invite = (email: string, roles: string[], who: Actor = owner) =>
      shop.api.inviteStaff({ email, name: 'X', roles }, shop.call(who))
    assert.equal(errorOf(await invite('x@example.com', ['king'])), 'unknown_role')
    assert.equal(errorOf(await invite('Grace@example.com', ['support'])), 'email_taken')
    const hirer = actorOf('stf_hirer', ['staff.write', 'catalog.read'])
    await assert.rejects(invite('x@example.com', ['owner'], hirer), { code: 'forbidden' })
    await assert.rejects(invite('x@example.com', ['support'], hirer), { code: 'forbidden' })
  })

  it('rule 14: answers an Idempotency-Key with the same member', async () => {
    const call = () => shop.call(owner, { idempotencyKey: 'once' })
    const input = { email: 'key@example.com', name: 'K', roles: ['support'] }
    const [one, two] = [await shop.api.inviteStaff(input, call()), await shop.api.inviteStaff(input, call())]
    assert.equal(unwrap(one).id, unwrap(two).id)
  })
})

describe('two-step sign-in', () => {
  it('rule 17: is not demanded in the embedded shop', async t => {
    const embedded = await openIdentity(t, { requireTwoStep: false })
    const made = await embedded.bootstrap.createOwner({ email: 'owner@example.com', name: 'Grace' })
    const opened = unwrap(await embedded.signInStaff('owner@example.com', { password: made!.password }))
    assert.deepEqual(
      [opened.mustEnrol, opened.actor],
      [undefined, { kind: 'staff', id: made!.staffId, permissions: ['*'] }],
    )
  })

  it('is demanded of staff before they may do anything, and ends the sessions that were there', async () => {
    const id = await shop.hire('two@example.com', ['manager'])
    const { actor, mustEnrol, secret } = unwrap(await shop.signInStaff('two@example.com'))
    assert.deepEqual([mustEnrol, 'permissions' in actor && actor.permissions], [true, []])
    const app = await enrol(id)
    assert.equal(errorOf(await shop.resolve(secret!)), 'session_ended')
    assert.equal(errorOf(await shop.signInStaff('two@example.com')), 'second_factor_required')
    const opened = unwrap(await shop.signInStaff('two@example.com', { code: shop.code(app.secret) }))
    assert.equal(opened.mustEnrol, undefined)
    assert.ok('permissions' in opened.actor && opened.actor.permissions.includes('orders.refund'))
    assert.deepEqual(unwrap(await shop.resolve(opened.secret!)).actor, opened.actor)
  })

  it('takes a code once, also of two who send it at once', async () => {
    const id = await shop.hire('replay@example.com', ['support'])
    const { secret } = await enrol(id)
    const code = shop.code(secret)
    const both = await Promise.all([
      shop.signInStaff('replay@example.com', { code }),
      shop.signInStaff('replay@example.com', { code }),
    ])
    assert.deepEqual(both.map(errorOf).sort(), ['second_factor_wrong', undefined])
    assert.equal(errorOf(await shop.signInStaff('replay@example.com', { code })), 'second_factor_wrong')
  })

  it('lets each of ten recovery codes in once, however it is typed', async () => {
    const id = await shop.hire('lost@example.com', ['support'])
    const { recoveryCodes } = await enrol(id)
    assert.equal(new Set(recoveryCodes).size, 10)
    const typed = recoveryCodes[0]!.toUpperCase().replaceAll('-', ' ')
    const signIn = (recoveryCode: string) => shop.signInStaff('lost@example.com', { recoveryCode })
    assert.equal((await signIn(typed)).ok, true)
    assert.equal(errorOf(await signIn(recoveryCodes[0]!)), 'second_factor_wrong')
    assert.equal((await signIn(recoveryCodes[1]!)).ok, true)
  })

  it('cannot be guessed: wrong codes count as tries', async () => {
    const id = await shop.hire('guess@example.com', ['support'])
    await enrol(id)
    for (let i = 0; i < 5; i++)
      assert.equal(
        errorOf(await shop.signInStaff('guess@example.com', { code: '000000' })),
        'second_factor_wrong',
      )
    await assert.rejects(shop.signInStaff('guess@example.com', { code: '000000' }), {
      code: 'too_many_requests',
    })
  })

  it('is begun anew as often as one likes, confirmed by a right code, and reset by an owner only', async () => {
    const id = await shop.hire('reset@example.com', ['support'])
    const call = shop.call(actorOf(id))
    const first = unwrap(await shop.api.beginTwoStep({}, call))
    assert.match(first.uri, /^otpauth:\/\/totp\/stoa%3Areset%40example.com\?secret=[A-Z2-7]{32}&issuer=stoa/)
    const second = unwrap(await shop.api.beginTwoStep({}, call))
    const confirm = (code: string) => shop.api.confirmTwoStep({ code }, call)
    assert.equal(errorOf(await confirm(shop.code(first.secret))), 'second_factor_wrong')
    assert.equal((await confirm(shop.code(second.secret))).ok, true)
    assert.equal(errorOf(await shop.api.beginTwoStep({}, call)), 'already_enrolled')
    unwrap(await shop.api.updateStaff({ id, resetTwoStep: true }, await seen(id)))
    assert.equal(unwrap(await shop.signInStaff('reset@example.com')).mustEnrol, true)
  })

  it('rule 19: keeps its seed encrypted, and after a night under the first key of the ring alone', async t => {
    const other = await openIdentity(t)
    const id = await other.hire('seal@example.com', ['support'])
    const call = other.call(actorOf(id))
    const { secret } = unwrap(await other.api.beginTwoStep({}, call))
    unwrap(await other.api.confirmTwoStep({ code: other.code(secret) }, call))
    const stored = async () => (await other.db.one(seed)).sealed
    const before = await stored()
    assert.equal(before.includes(secret), false)
    other.clock.advance(30_000)
    const under = (sealKeys: string) => createIdentity({ ...other.options, sealKeys })
    const signIn = (sealKeys: string) => {
      const input = { ...from, email: 'seal@example.com', password, code: other.code(secret) }
      return under(sealKeys).api.openStaffSession(input, other.gateway())
    }
    assert.equal((await signIn('new,seals')).ok, true)
    other.clock.advance(30_000)
    await assert.rejects(signIn('new'), /put the old key back/)
    const turn = { jobId: '1', attempt: 1, traceparent: undefined, signal: undefined }
    await under('new,seals')
      .jobs.find(({ job }) => job.name === 'identity.reseal')!
      .run({}, turn)
    assert.equal((await signIn('new')).ok, true)
    assert.notEqual((await stored()).split('.')[0], before.split('.')[0])
  })
})

describe('changing staff', () => {
  it('takes effect at once: sessions are ended', async () => {
    const id = await shop.hire('fired@example.com', ['support'])
    const { secret } = unwrap(await shop.signInStaff('fired@example.com'))
    unwrap(await shop.api.updateStaff({ id, status: 'disabled' }, await seen(id)))
    assert.equal(errorOf(await shop.resolve(secret!)), 'session_ended')
    assert.equal(errorOf(await shop.signInStaff('fired@example.com')), 'invalid_credentials')
    unwrap(await shop.api.updateStaff({ id, status: 'active' }, await seen(id)))
    assert.equal((await shop.signInStaff('fired@example.com')).ok, true)
  })

  it('never leaves the shop without an owner, also when two owners end each other at once', async () => {
    const { items } = unwrap(await shop.api.listStaff({ limit: 100 }, shop.call(owner)))
    const first = items.find(({ roles }) => roles.includes('owner'))!.id
    const update = async (id: string, change: object) =>
      shop.api.updateStaff({ id, ...change }, await seen(id))
    assert.equal(errorOf(await update(first, { status: 'disabled' })), 'last_owner')
    assert.equal(errorOf(await update(first, { roles: ['support'] })), 'last_owner')
    const second = await shop.hire('second@example.com', ['owner'])
    const both = await Promise.all([
      update(first, { status: 'disabled' }),
      update(second, { status: 'disabled' }),
    ])
    assert.deepEqual(both.map(errorOf).sort(), ['last_owner', undefined])
  })

  it('cannot be done to who may do more, and not to a version that has changed', async () => {
    const id = await shop.hire('mighty@example.com', ['manager'])
    const { version } = unwrap(await shop.api.getStaff({ id }, shop.call(owner)))
    const hirer = shop.call(actorOf('stf_hirer', ['staff.write']), { ifMatch: version })
    await assert.rejects(shop.api.updateStaff({ id, status: 'disabled' }, hirer), { code: 'forbidden' })
    const stale = shop.call(owner, { ifMatch: 99 })
    await assert.rejects(shop.api.updateStaff({ id, name: 'X' }, stale), { code: 'precondition_failed' })
  })

  it('lets them change their own password, with the current one', async () => {
    const id = await shop.hire('own@example.com', ['support'])
    const change = (current: string) =>
      shop.api.changeStaffPassword({ current, password: 'another long password' }, shop.call(actorOf(id)))
    assert.equal(errorOf(await change('wrong')), 'wrong_password')
    assert.equal((await change(password)).ok, true)
    assert.equal((await shop.signInStaff('own@example.com', { password: 'another long password' })).ok, true)
    const me = unwrap(await shop.api.getMyStaffAccount({}, shop.call(actorOf(id))))
    assert.ok(me.permissions.includes('customers.read') && me.lastSignInAt)
  })
})

describe('the audit log', () => {
  it('has a row for every staff write, in its transaction, without a secret or a name', async () => {
    const id = await shop.hire('audited@example.com', ['support'])
    unwrap(await shop.api.updateStaff({ id, name: 'New Name', roles: ['finance'] }, await seen(id)))
    const read = async (input: object) => unwrap(await shop.api.listIdentityAudit(input, shop.call(owner)))
    const { items } = await read({ entity: id })
    assert.deepEqual(
      items.map(({ action, actor, changes }) => ({ action, actor, changes })),
      [
        {
          action: 'staff.updated',
          actor: 'staff:stf_test',
          changes: { name: 'changed', roles: { before: ['support'], after: ['finance'] } },
        },
        { action: 'staff.joined', actor: `staff:${id}`, changes: {} },
        { action: 'staff.invited', actor: 'staff:stf_test', changes: { roles: ['support'] } },
      ],
    )
    const page = await read({ limit: 2 })
    const next = await read({ limit: 2, cursor: page.next })
    assert.ok(page.items[1]!.id > next.items[0]!.id)
    const all = JSON.stringify((await read({ limit: 100 })).items)
    for (const personal of ['@example.com', 'New Name', 'Grace']) assert.equal(all.includes(personal), false)
  })
})
