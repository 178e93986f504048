import { services } from '@stoa/fleet/services'
import { openDb } from '@stoa/platform/db'
import { roleUrl } from '@stoa/platform/migrate'
import { bootstrapOf } from './identity-bootstrap.ts'
import { readOptions } from './options.ts'
import { findShop } from './running-shop.ts'
import { openSecrets } from './secrets.ts'

/** `npm run admin-link`: into the administration of the shop that runs on this data folder, once. */
try {
  const { dataDir, env } = readOptions(process.env, process.argv.slice(2))
  const { url, databaseUrl } = await findShop(dataDir)
  const secret = (await openSecrets(dataDir)).get
  const { schema, role } = services.identity!.schema
  const db = openDb({
    url: roleUrl(databaseUrl, role, secret('DATABASE_ROLE_SECRET')),
    ...{ schema, maxConnections: 1, applicationName: 'stoa-admin-link' },
  })
  try {
    const link = await bootstrapOf({ db, env, secret }).issueAdminLink()
    if (!link) throw new Error('nobody administers this shop: every owner is disabled')
    console.log(`${url}auth/admin-link?token=${link.token}`)
    console.error(`For ${link.email}, once, until ${link.expiresAt}.`)
  } finally {
    await db.close()
  }
} catch (error) {
  console.error(`No link: ${(error as Error).message}`)
  process.exitCode = 1
}
