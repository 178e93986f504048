import { Type } from 'typebox'
import type { ServiceSchema } from '../migrate/index.ts'
import { type TestDatabase, testDatabase } from '../testing/index.ts'
import { defineJob, jobsUrl, migrateJobs } from './index.ts'

export const remind = defineJob('desk.remind', Type.Object({ note: Type.String() }), { attempts: 3 })
export const tidy = defineJob('desk.tidy', Type.Object({}))

const folder = (path: string): string => new URL(path, import.meta.url).pathname

export const schemas: ServiceSchema[] = ['desk', 'shelf'].map(name => ({
  name,
  schema: name,
  role: `jobs_${name}`,
  folders: [folder('./fixture-migrations')],
}))

/** A database whose services may enqueue, and the address of the runner's role. */
export async function jobsDatabase(t: {
  after(fn: () => Promise<void>): void
}): Promise<TestDatabase & { directUrl: string }> {
  const database = await testDatabase(t, schemas)
  const { adminUrl, roleSecret } = database
  await migrateJobs({ adminUrl, roleSecret, services: schemas })
  return { ...database, directUrl: jobsUrl(adminUrl, roleSecret) }
}
