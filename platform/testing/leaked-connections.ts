import { setTimeout as delay } from 'node:timers/promises'
import type { Client } from 'pg'

/** A backend ends a moment after its client has gone. */
const graceMs = 2_000

export async function refuseLeaks(client: Client, database: string): Promise<void> {
  const deadline = Date.now() + graceMs
  for (;;) {
    const { rows } = await client.query<{ who: string; query: string }>(
      `select application_name as who, left(query, 80) as query from pg_stat_activity
        where datname = $1 and backend_type = 'client backend'`,
      [database],
    )
    if (rows.length === 0) return
    if (Date.now() > deadline)
      throw new Error(`Connections left open by the test:\n${rows.map(describe).join('\n')}`)
    await delay(10)
  }
}

const describe = (row: { who: string; query: string }) =>
  `  ${row.who}: last ran ${row.query.replaceAll('\n', ' ')}`
