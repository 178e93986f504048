import { sleep } from '@stoa/kernel/clock'
import pg from 'pg'

/** Servers tell their counters after ten idle seconds at the latest. */
const untilTold = 11_000

/**
 * How many transactions one round of work commits, by the server's own count, everything included that follows it:
 * events, consumers, webhooks, jobs. What the shop commits while nobody is there is taken off.
 */
export async function commitsOf(url: string, work: () => Promise<number>): Promise<number> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const read = async () => ({ at: performance.now(), commits: await countOf(client) })
    await sleep(untilTold)
    const first = await read()
    await sleep(untilTold)
    const before = await read()
    const done = await work()
    await sleep(untilTold)
    const after = await read()
    const idlePerMs = (before.commits - first.commits) / (before.at - first.at)
    return (after.commits - before.commits - idlePerMs * (after.at - before.at)) / done
  } finally {
    await client.end()
  }
}

async function countOf(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ commits: string }>(
    'select xact_commit as commits from pg_stat_database where datname = current_database()',
  )
  return Number(rows[0]!.commits)
}
