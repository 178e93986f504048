import { type IdentityBootstrap, identityBootstrap, identityConfig } from '@stoa/identity'
import { type Clock, systemClock } from '@stoa/kernel/clock'
import { systemIds } from '@stoa/kernel/ids'
import { configOrThrow } from '@stoa/platform/config'
import type { Db } from '@stoa/platform/db'

type Options = {
  readonly db: Db
  readonly env: NodeJS.ProcessEnv
  readonly secret: (name: string) => string
  readonly clock?: Clock
}

/** What only who holds the data folder can do. */
export function bootstrapOf({ db, env, secret, clock = systemClock }: Options): IdentityBootstrap {
  const [config] = configOrThrow(identityConfig.fromEnv(env))
  return identityBootstrap({
    ...{ config: config!, db, clock, ids: systemIds(clock) },
    cursorKey: secret('IDENTITY_CURSOR_KEY'),
    tokenKey: secret('IDENTITY_TOKEN_KEY'),
    sealKeys: secret('IDENTITY_SEAL_KEYS'),
  })
}
