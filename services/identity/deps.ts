import type { Clock } from '@stoa/kernel/clock'
import type { Ids } from '@stoa/kernel/ids'
import type { Db } from '@stoa/platform/db'
import type { IdentityConfig } from './config.ts'
import { type PasswordHash, passwordHash } from './crypto/password-hash.ts'
import { openSeal, type Seal } from './crypto/seal.ts'
import { openProvider, type Provider } from './oidc/provider.ts'

/** What the composition root is given. */
export type IdentityOptions = {
  readonly config: IdentityConfig
  readonly db: Db
  readonly clock: Clock
  readonly ids: Ids
  /** Seals cursors. */
  readonly cursorKey: string
  /** One-time tokens and the successors of refresh tokens are derived from it. */
  readonly tokenKey: string
  /** A ring, separated by commas: the first seals, all open. */
  readonly sealKeys: string
}

/** What the use cases work with. */
export type IdentityDeps = Omit<IdentityOptions, 'sealKeys'> & {
  readonly passwords: PasswordHash
  readonly seal: Seal
  /** The OpenID provider, where one is configured. */
  readonly provider: Provider | undefined
}

export const identityDeps = ({ sealKeys, ...options }: IdentityOptions): IdentityDeps => ({
  ...options,
  passwords: passwordHash({ memoryKiB: options.config.hashMemoryKiB, passes: options.config.hashPasses }),
  seal: openSeal(sealKeys),
  provider: openProvider(options),
})

export const later = ({ clock }: Pick<IdentityDeps, 'clock'>, ms: number): string =>
  new Date(clock.now() + ms).toISOString()
