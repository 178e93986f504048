import { PlatformError } from '@stoa/kernel/errors'
import { type Queries, statement } from '@stoa/platform/db'
import { pseudonym } from '../crypto/secret-token.ts'
import type { IdentityDeps } from '../deps.ts'

const windowSeconds = 900

const takeOne = statement<{ tries: number; since: string }>(
  'identity.take-try',
  `insert into attempts as a (bucket, tries, since) values ($1, 1, $2)
   on conflict (bucket) do update set
     tries = case when a.since <= $3 then 1 else a.tries + 1 end,
     since = case when a.since <= $3 then $2 else a.since end
   returning tries, since`,
)
const forgetOne = statement('identity.forget-tries', 'delete from attempts where bucket = $1')
const returnOne = statement(
  'identity.return-try',
  'update attempts set tries = tries - 1 where bucket = $1 and tries > 0',
)
const sweepOld = statement('identity.sweep-tries', 'delete from attempts where since < $1')

export type Bucket = { readonly kind: string; readonly of: string; readonly limit: number }

type Deps = Pick<IdentityDeps, 'clock' | 'tokenKey'> & { readonly db: Queries }

const nameOf = (deps: Pick<IdentityDeps, 'tokenKey'>, { kind, of }: Bucket): string =>
  `${kind}:${pseudonym(deps.tokenKey, of)}`

/** How long to wait, or nothing if there is a try left. Counted in a statement of its own, before the try. */
export async function takeTry(deps: Deps, bucket: Bucket): Promise<number | undefined> {
  const started = new Date(deps.clock.now() - windowSeconds * 1000).toISOString()
  const { tries, since } = await deps.db.one(takeOne, [nameOf(deps, bucket), deps.clock.iso(), started])
  if (tries <= bucket.limit) return undefined
  return Math.max(1, Math.ceil((Date.parse(since) - deps.clock.now()) / 1000) + windowSeconds)
}

export async function takeTryOrThrow(deps: IdentityDeps, bucket: Bucket): Promise<void> {
  const retryAfterSeconds = await takeTry(deps, bucket)
  if (retryAfterSeconds === undefined) return
  deps.signals.throttled(bucket.kind)
  throw new PlatformError('too_many_requests', {
    detail: 'Too many tries: wait a while',
    retryAfterSeconds,
  })
}

export const forgetTries = (deps: IdentityDeps, bucket: Bucket): Promise<number> =>
  deps.db.run(forgetOne, [nameOf(deps, bucket)])

export const returnTry = (deps: IdentityDeps, bucket: Bucket): Promise<number> =>
  deps.db.run(returnOne, [nameOf(deps, bucket)])

export const sweepTries = (deps: IdentityDeps): Promise<number> =>
  deps.db.run(sweepOld, [new Date(deps.clock.now() - windowSeconds * 1000).toISOString()])
