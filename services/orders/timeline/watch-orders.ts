import { type Db, statement } from '@stoa/platform/db'
import type { Log } from '@stoa/platform/telemetry'

const versions = statement<{ id: string; version: number }>(
  'orders.versions',
  'select id, version from orders where id = any($1)',
)

export type OrderWatch = {
  /** Tells of every version above the last one told, from this process or any other. Answers how to stop. */
  watch(orderId: string, seen: number, tell: (version: number) => void): () => void
}

type Watcher = { readonly orderId: string; seen: number; readonly tell: (version: number) => void }

/** One look a moment for all who watch, however many: an order's version is the number of its last entry. */
export function watchOrders({ db, log, everyMs }: { db: Db; log: Log; everyMs: number }): OrderWatch {
  const watchers = new Set<Watcher>()
  let timer: NodeJS.Timeout | undefined

  const arm = (): void => {
    timer = watchers.size > 0 ? setTimeout(look, everyMs).unref() : undefined
  }

  async function look(): Promise<void> {
    try {
      const ids = [...new Set([...watchers].map(({ orderId }) => orderId))]
      const found = new Map((await db.all(versions, [ids])).map(({ id, version }) => [id, version]))
      for (const watcher of watchers) tellOf(watcher, found.get(watcher.orderId) ?? 0)
    } catch (err) {
      log.warn({ err }, 'orders that are watched could not be looked at')
    }
    arm()
  }

  return {
    watch(orderId, seen, tell) {
      const watcher = { orderId, seen, tell }
      watchers.add(watcher)
      if (timer === undefined) arm()
      return () => void watchers.delete(watcher)
    },
  }
}

function tellOf(watcher: Watcher, version: number): void {
  if (version <= watcher.seen) return
  watcher.seen = version
  watcher.tell(version)
}
