import type { RunningProcess } from '@stoa/fleet/process'
import { identityBootstrap, identityConfig } from '@stoa/identity'
import { systemIds } from '@stoa/kernel/ids'
import { configOrThrow } from '@stoa/platform/config'

/** The key of the data folder opens everything; outside the embedded shop nobody makes one. */
export async function adoptAdminKey(
  { composition, clock }: RunningProcess,
  env: NodeJS.ProcessEnv,
  secret: (name: string) => string,
): Promise<void> {
  const identity = composition.local.find(({ entry }) => entry.manifest.name === 'identity')
  if (!identity) throw new Error('identity does not run in this process')
  const [config] = configOrThrow(identityConfig.fromEnv(env))
  const bootstrap = identityBootstrap({
    ...{ config: config!, db: identity.db, clock, ids: systemIds(clock) },
    cursorKey: secret('IDENTITY_CURSOR_KEY'),
    tokenKey: secret('IDENTITY_TOKEN_KEY'),
    sealKeys: secret('IDENTITY_SEAL_KEYS'),
  })
  await bootstrap.adoptApiKey(secret('ADMIN_API_KEY'), 'The key of the data folder')
}
