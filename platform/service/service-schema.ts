import { join } from 'node:path'
import type { ServiceSchema } from '../migrate/index.ts'

const kit = ['events', 'command'].map(part => join(import.meta.dirname, '..', part, 'migrations'))

/** A schema and a role of its own, with the kit's tables before the service's. */
export const serviceSchema = (name: string, migrations: string): ServiceSchema => ({
  name,
  schema: name,
  role: `stoa_${name}`,
  folders: [...kit, migrations],
})
