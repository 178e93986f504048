import { openDb, sql } from '../db/index.ts'
import { remind, tidy } from './fixture.ts'
import { handleJob, startJobs } from './index.ts'

/** One of several processes that run jobs: `worker.fixture.ts <direct url> <desk url> <name>`. */
const [directUrl, deskUrl, name] = process.argv.slice(2)
const db = openDb({ url: deskUrl!, schema: 'desk', maxConnections: 2 })
const jobs = await startJobs({
  directUrl: directUrl!,
  recoverAfterMs: 300,
  pollMs: 100,
  handlers: [
    handleJob(remind, async ({ note }) => {
      if (note === 'hang' && name === 'one') {
        process.send!('hanging')
        await new Promise(() => setInterval(() => {}, 1000))
      }
      await db.run(sql`insert into runs (note, worker) values (${note}, ${name})`)
    }),
    handleJob(tidy, async () => {}, { cron: '* * * * *' }),
  ],
})
process.once('SIGTERM', async () => {
  await jobs.stop()
  await db.close()
  process.disconnect!()
})
process.send!('ready')
