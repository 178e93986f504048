import type { Clock } from '@stoa/kernel/clock'
import { type Db, statement } from '@stoa/platform/db'
import type { Log } from '@stoa/platform/telemetry'

export type CreatedCounter = {
  /** A cart was opened, now. */
  count(channel: string): void
  /** Writes down what was counted since the last time. */
  flush(): Promise<void>
  close(): Promise<void>
}

type Deps = { readonly db: Db; readonly clock: Clock; readonly log: Pick<Log, 'warn'> }

const hourMs = 3_600_000
/** A commit at most so often in each replica: what one killed by -9 had not written down is not counted. */
const everyMs = 15_000

const add = statement(
  'cart.add-created',
  `insert into created_hourly as c (hour, channel, carts)
   select * from unnest($1::timestamptz[], $2::text[], $3::int[])
   on conflict (hour, channel) do update set carts = c.carts + excluded.carts`,
)

type Count = { readonly hour: string; readonly channel: string; carts: number }

/** Counted in memory, so that opening a cart costs no row that all of them would write. */
export function createdCounter({ db, clock, log }: Deps): CreatedCounter {
  let pending = new Map<string, Count>()
  let timer: NodeJS.Timeout | undefined
  let last: Promise<void> = Promise.resolve()

  const arm = () => {
    timer ??= setTimeout(() => {
      timer = undefined
      flush().catch(error => {
        log.warn({ error }, 'opened carts wait to be counted')
        arm()
      })
    }, everyMs).unref()
  }

  function bump(hour: string, channel: string, carts: number): void {
    const key = `${hour} ${channel}`
    const known = pending.get(key)
    if (known) known.carts += carts
    else pending.set(key, { hour, channel, carts })
  }

  async function write(): Promise<void> {
    // In one order, so that replicas do not wait for each other in a circle.
    const counts = [...pending].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, count]) => count)
    if (counts.length === 0) return
    pending = new Map()
    try {
      await db.run(add, [
        counts.map(({ hour }) => hour),
        counts.map(({ channel }) => channel),
        counts.map(({ carts }) => carts),
      ])
    } catch (error) {
      for (const { hour, channel, carts } of counts) bump(hour, channel, carts)
      throw error
    }
  }

  function flush(): Promise<void> {
    const turn = last.then(write)
    last = turn.catch(() => {})
    return turn
  }

  return {
    count(channel) {
      bump(new Date(Math.floor(clock.now() / hourMs) * hourMs).toISOString(), channel, 1)
      arm()
    },
    flush,
    async close() {
      clearTimeout(timer)
      await flush().catch(error => log.warn({ error }, 'opened carts were not counted'))
    },
  }
}
