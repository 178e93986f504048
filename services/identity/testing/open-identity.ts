import { identityContract } from '@stoa/contracts/identity'
import type { Actor } from '@stoa/kernel/call'
import { type Result, unwrap } from '@stoa/kernel/result'
import { allowAll, type CallOptions, guard, newCall } from '@stoa/platform/contract'
import { drain, feedApi, startRelay } from '@stoa/platform/events'
import { jobsUrl, manualJobs, migrateJobs } from '@stoa/platform/jobs'
import { type Ending, testClock, testDatabase, testIds } from '@stoa/platform/testing'
import { identityBootstrap } from '../bootstrap/bootstrap.ts'
import { type IdentityConfig, identityConfig } from '../config.ts'
import { codeAt, stepAt } from '../crypto/totp.ts'
import type { IdentityOptions } from '../deps.ts'
import { schema } from '../migrations.ts'
import { createIdentity } from '../service.ts'

export const password = 'correct horse battery'
export const from = { address: '192.0.2.7', device: 'a test' }

/** A hash that takes no time: what it costs in earnest is a test of its own. */
const cheap = { hashMemoryKiB: 64, hashPasses: 1 }

/** An identity of its own: `api` guarded as at the edge, `inside` as for neighbours, jobs and events when drained. */
export async function openIdentity(
  t: Ending,
  config: Partial<IdentityConfig> = {},
  more: Pick<IdentityOptions, 'telemetry' | 'personalDataIn'> = {},
) {
  const open: { stop(): Promise<void> }[] = []
  t.after(async () => {
    for (const part of open.toReversed()) await part.stop()
  })
  const database = await testDatabase(t, [schema])
  const { adminUrl, roleSecret } = database
  await migrateJobs({ adminUrl, roleSecret, services: [schema] })
  const clock = testClock('2026-03-01T12:00:00.000Z')
  const options: IdentityOptions = {
    ...more,
    config: { ...unwrap(identityConfig.fromEnv({})), ...cheap, ...config },
    ...{ db: database.db('identity', { maxConnections: 8 }), clock, ids: testIds() },
    ...{ cursorKey: 'cursors', tokenKey: 'tokens', sealKeys: 'seals' },
  }
  const service = createIdentity(options)
  const relay = startRelay(options.db, { service: 'identity', pollMs: 3_600_000 })
  const handlers = service.jobs
  const jobs = await manualJobs({ directUrl: jobsUrl(adminUrl, roleSecret), handlers, clock })
  open.push(relay, jobs)
  const call = (actor: Actor = { kind: 'anonymous' }, more: Partial<CallOptions> = {}) =>
    newCall({ actor, clock, ...more })
  const edge = guard(identityContract, service.api, { unknownFields: 'reject', clock })
  const inside = guard(identityContract, service.api, { allow: allowAll, clock })
  const gateway = () => call({ kind: 'anonymous' }, { caller: 'gateway' })
  const drainAll = () => drain([relay, jobs])
  const shop = {
    ...{ api: edge, inside, db: options.db, clock, options, call, gateway, service, drain: drainAll },
    async events(...types: string[]) {
      await drainAll()
      const asked = { after: 0, limit: 1000, waitMs: 0, ...(types.length > 0 && { types }) }
      return unwrap(await feedApi(options.db).scanEvents(asked, gateway())).events
    },
    /** The secret of the last message of a kind. */
    async mail(type: string) {
      const { data } = (await shop.events(type)).at(-1)!
      // Every event that asks for a message has it.
      const { tokenId } = data as { tokenId: string }
      return unwrap(await inside.getTokenMail({ tokenId }, gateway()))
    },
    async register(email: string, { verified = true } = {}) {
      unwrap(await edge.registerCustomer({ email, password, name: 'Ada' }, call()))
      const { token, customerId } = await shop.mail('identity.email-verification-requested')
      if (verified) unwrap(await edge.verifyEmail({ token }, call()))
      return { kind: 'customer', id: customerId!, emailVerified: verified } as const
    },
    signIn: (email: string, more: { transport?: 'cookie' | 'token'; password?: string } = {}) =>
      inside.openCustomerSession({ ...from, email, password, transport: 'cookie', ...more }, gateway()),
    signInStaff: (email: string, more: { password?: string; code?: string; recoveryCode?: string } = {}) =>
      inside.openStaffSession({ ...from, email, password, ...more }, gateway()),
    /** A member of staff with a password, of these roles. */
    async hire(email: string, roles: string[]) {
      const owner = { kind: 'staff', id: 'stf_test', permissions: ['*'] } as const
      const { id } = unwrap(await edge.inviteStaff({ email, name: 'Grace', roles }, call(owner)))
      const { token } = await shop.mail('identity.staff-invited')
      unwrap(await edge.acceptInvitation({ token, password }, call()))
      return id
    },
    resolve: (token: string) => inside.resolveSession({ token }, gateway()),
    code: (seed: string) => codeAt(seed, stepAt(clock.now())),
    bootstrap: identityBootstrap(options),
  }
  return shop
}

export const errorOf = <E extends { readonly code: string }>(result: Result<unknown, E>) =>
  result.ok ? undefined : result.error.code
