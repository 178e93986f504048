import { join } from 'node:path'
import { serviceSchema } from '@stoa/platform/service'

export const migrations = join(import.meta.dirname, 'migrations')
export const schema = serviceSchema('cart', migrations)
