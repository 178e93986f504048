import type { RunningProcess } from '@stoa/fleet/process'
import { bootstrapOf } from './identity-bootstrap.ts'

export type Administration = {
  /** What is new and told once. */
  readonly notes: readonly string[]
  /** A line with the one-time link for now. */
  link(shopUrl: string): Promise<string>
}

type Options = { readonly env: NodeJS.ProcessEnv; readonly secret: (name: string) => string }

/** Not an address that anybody can have: the owner of a shop on one's own machine gets no mail from elsewhere. */
const ownerEmail = 'owner@stoa.localhost'

/**
 * The key of the data folder opens everything, and the first owner has a password of that folder; outside the
 * embedded shop nobody makes either. What is new is told once.
 */
export async function openAdministration(
  { composition, clock }: RunningProcess,
  { env, secret }: Options,
): Promise<Administration> {
  const identity = composition.local.find(({ entry }) => entry.manifest.name === 'identity')
  if (!identity) throw new Error('identity does not run in this process')
  const bootstrap = bootstrapOf({ db: identity.db, env, secret, clock })
  await bootstrap.adoptApiKey(secret('ADMIN_API_KEY'), 'The key of the data folder')
  const password = secret('OWNER_PASSWORD')
  const made = await bootstrap.createOwner({ email: ownerEmail, name: 'Owner', password })
  const told = `Administration: sign in as ${ownerEmail} with the password ${password} (said this once; it stays in secrets/OWNER_PASSWORD of the data folder).`
  return {
    notes: made ? [told] : [],
    async link(shopUrl) {
      const issued = await bootstrap.issueAdminLink()
      return issued
        ? `Into the administration once, within ten minutes: ${shopUrl}auth/admin-link?token=${issued.token} (npm run admin-link makes another)`
        : 'Nobody administers this shop: every owner is disabled.'
    },
  }
}
