import pg from 'pg'
import { type Latencies, latenciesOf } from './client/latencies.ts'
import type { LoadResult } from './client/run-load.ts'
import { chooser } from './load/choose.ts'
import { answerParent } from './processes/answer-parent.ts'

type Start = { readonly url: string; readonly connections: number; readonly accounts: number }
type Run = { readonly seconds: number; readonly warmSeconds: number; readonly seed: number }

/**
 * The limit of writes: the transaction of `pgbench -N` (update one account, read it, write one line of history) with
 * named prepared statements, from one process with as many connections as the others have clients.
 */
const clients: pg.Client[] = []
const state = { accounts: 0 }

async function start({ url, connections, accounts }: Start): Promise<number> {
  state.accounts = accounts
  for (let n = 0; n < connections; n += 1) {
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    clients.push(client)
  }
  return clients.length
}

async function transact(client: pg.Client, account: number, delta: number): Promise<void> {
  await client.query({ name: 'begin', text: 'begin' })
  await client.query({
    name: 'update',
    text: 'update bench.accounts set balance = balance + $1 where id = $2',
    values: [delta, account],
  })
  await client.query({
    name: 'read',
    text: 'select balance from bench.accounts where id = $1',
    values: [account],
  })
  await client.query({
    name: 'insert',
    text: 'insert into bench.history (account, delta, at) values ($1, $2, current_timestamp)',
    values: [account, delta],
  })
  await client.query({ name: 'commit', text: 'commit' })
}

async function drive(seconds: number, seed: number): Promise<LoadResult> {
  const choose = chooser('skewed', state.accounts, seed)
  const took: number[] = []
  const began = performance.now()
  const until = began + seconds * 1_000
  const loop = async (client: pg.Client) => {
    for (let at = performance.now(); at < until; at = performance.now()) {
      await transact(client, choose() + 1, 1)
      took.push(performance.now() - at)
    }
  }
  await Promise.all(clients.map(loop))
  const latencies: Latencies = latenciesOf(took)
  return { count: took.length, seconds: (performance.now() - began) / 1_000, latencies, failures: {} }
}

async function run({ seconds, warmSeconds, seed }: Run): Promise<LoadResult> {
  await drive(warmSeconds, seed)
  return drive(seconds, seed)
}

answerParent<Start | Run>(
  async question => ('url' in question ? start(question) : run(question)),
  async () => {
    for (const client of clients) await client.end()
  },
)
