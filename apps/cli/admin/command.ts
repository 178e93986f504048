import { secretFrom } from '@stoa/fleet/process'
import { services } from '@stoa/fleet/services'
import { type IdentityBootstrap, identityBootstrap, identityConfig } from '@stoa/identity'
import { systemClock } from '@stoa/kernel/clock'
import { systemIds } from '@stoa/kernel/ids'
import { configOrThrow } from '@stoa/platform/config'
import { openDb } from '@stoa/platform/db'
import { roleUrl } from '@stoa/platform/migrate'
import { UsageError } from '../usage-error.ts'
import { askEmail } from './ask-email.ts'
import { type AdminSettings, adminSettings } from './settings.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** What only who holds the database and the secrets can do: there is no administrator by default. */
export async function runAdmin(args: string[], env: Environment): Promise<number> {
  const settings = adminSettings(args, env)
  const email = settings.email ?? (await askEmail('Whose e-mail address? '))
  const line = await withBootstrap(settings, env, bootstrap =>
    settings.verb === 'create'
      ? invite(bootstrap, settings, email)
      : renewLink(bootstrap, settings.origin, email),
  )
  process.stdout.write(`${line}\n`)
  return 0
}

async function invite(bootstrap: IdentityBootstrap, { name, origin }: AdminSettings, email: string) {
  const invited = await bootstrap.inviteOwner({ email, name })
  if (!invited) throw new UsageError(`${email} works here already: stoa admin link lets them in`)
  process.stderr.write(`An invitation for ${email}, good once until ${invited.expiresAt}:\n`)
  return `${origin}/admin/invitation?token=${invited.token}`
}

async function renewLink(bootstrap: IdentityBootstrap, origin: string, email: string) {
  const link = await bootstrap.issueAdminLink(email)
  if (!link) throw new UsageError(`${email} is no active member of staff: stoa admin create invites an owner`)
  process.stderr.write(`A sign-in for ${email}, good once until ${link.expiresAt}:\n`)
  return `${origin}/auth/admin-link?token=${link.token}`
}

async function withBootstrap<T>(
  { databaseUrl }: AdminSettings,
  env: Environment,
  work: (bootstrap: IdentityBootstrap) => Promise<T>,
): Promise<T> {
  const secret = secretOf(env)
  const { schema, role } = services.identity!.schema
  const url = roleUrl(databaseUrl, role, secret('DATABASE_ROLE_SECRET'))
  const [config] = configOrThrow(identityConfig.fromEnv(env))
  const options = {
    ...{ config: config!, clock: systemClock, ids: systemIds(systemClock) },
    ...{ cursorKey: secret('IDENTITY_CURSOR_KEY'), tokenKey: secret('IDENTITY_TOKEN_KEY') },
    sealKeys: secret('IDENTITY_SEAL_KEYS'),
  }
  const db = openDb({ url, schema, maxConnections: 1, applicationName: 'stoa-admin' })
  try {
    return await work(identityBootstrap({ ...options, db }))
  } finally {
    await db.close()
  }
}

const secretOf = (env: Environment) => (name: string) => {
  try {
    return secretFrom(env as NodeJS.ProcessEnv)(name)
  } catch (error) {
    throw new UsageError((error as Error).message)
  }
}
