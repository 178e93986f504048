import { after } from 'node:test'
import { sql } from '@stoa/platform/db'
import { testClock, testDatabase } from '@stoa/platform/testing'
import { schema } from '../migrations.ts'
import { storeConformance } from './conformance.ts'
import { postgresStore } from './postgres-store.ts'

const database = await testDatabase({ after }, [schema])
const db = database.db('cart')

storeConformance('in PostgreSQL', async () => {
  await db.run(sql`delete from carts`)
  const clock = testClock()
  return { store: postgresStore(db, clock), clock }
})
