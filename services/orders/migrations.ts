import { join } from 'node:path'
import { sagaMigrations } from '@stoa/platform/saga'
import { serviceSchema } from '@stoa/platform/service'

export const migrations = join(import.meta.dirname, 'migrations')

const own = serviceSchema('orders', migrations)
/** The tables of its sagas stand before its own. */
export const schema = { ...own, folders: [...own.folders.slice(0, -1), sagaMigrations, migrations] }
