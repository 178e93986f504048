import { join } from 'node:path'
import { mailboxMigrations } from '@stoa/platform/mail'
import { serviceSchema } from '@stoa/platform/service'

export const migrations = join(import.meta.dirname, 'migrations')
const own = serviceSchema('notifications', migrations)

/** With the table of the embedded mailbox. */
export const schema = { ...own, folders: [...own.folders, mailboxMigrations] }
