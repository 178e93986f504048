import { identityContract } from '@stoa/contracts/identity'
import { feedApi } from '@stoa/platform/events'
import type { Service } from '@stoa/platform/service'
import { identityApi } from './api.ts'
import { type IdentityOptions, identityDeps } from './deps.ts'
import { identityJobs } from './jobs.ts'
import { manifest } from './manifest.ts'
import { migrations } from './migrations.ts'
import { rotateSigningKeys } from './session/access-token.ts'

export function createIdentity(options: IdentityOptions): Service<typeof identityContract> {
  const deps = identityDeps(options)
  return {
    manifest,
    contract: identityContract,
    api: { ...identityApi(deps), ...feedApi(options.db) },
    consumers: [],
    jobs: identityJobs(deps),
    migrations,
    warm: () => rotateSigningKeys(deps),
    async [Symbol.asyncDispose]() {},
  }
}
