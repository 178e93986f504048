import type { Clock } from '@stoa/kernel/clock'
import type { Ids } from '@stoa/kernel/ids'
import type { Db } from '@stoa/platform/db'
import { openSeal, type Seal } from '@stoa/platform/seal'
import type { Telemetry } from '@stoa/platform/telemetry'
import type { IdentityConfig } from './config.ts'
import { type PasswordHash, passwordHash } from './crypto/password-hash.ts'
import { openProvider, type Provider } from './oidc/provider.ts'
import { type IdentityTelemetry, identityTelemetry } from './telemetry.ts'

/** What the composition root is given. */
export type IdentityOptions = {
  readonly config: IdentityConfig
  readonly db: Db
  readonly clock: Clock
  readonly ids: Ids
  readonly telemetry?: Telemetry
  /** The other services whose manifests say that they keep personal data: all are waited for. */
  readonly personalDataIn?: readonly string[]
  /** Seals cursors. */
  readonly cursorKey: string
  /** One-time tokens and the successors of refresh tokens are derived from it. */
  readonly tokenKey: string
  /** A ring, separated by commas: the first seals, all open. */
  readonly sealKeys: string
}

/** What the use cases work with. */
export type IdentityDeps = Omit<IdentityOptions, 'sealKeys' | 'personalDataIn' | 'telemetry'> & {
  readonly signals: IdentityTelemetry
  readonly personalDataIn: readonly string[]
  readonly passwords: PasswordHash
  readonly seal: Seal
  /** The OpenID provider, where one is configured. */
  readonly provider: Provider | undefined
}

export const identityDeps = ({
  sealKeys,
  telemetry,
  personalDataIn = [],
  ...options
}: IdentityOptions): IdentityDeps => ({
  ...options,
  personalDataIn: [...new Set(['identity', ...personalDataIn, ...options.config.personalDataIn])],
  signals: identityTelemetry(telemetry),
  passwords: passwordHash({ memoryKiB: options.config.hashMemoryKiB, passes: options.config.hashPasses }),
  seal: openSeal(sealKeys, 'IDENTITY_SEAL_KEYS'),
  provider: openProvider(options),
})

export const later = ({ clock }: Pick<IdentityDeps, 'clock'>, ms: number): string =>
  new Date(clock.now() + ms).toISOString()
