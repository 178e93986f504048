import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { EmbeddedError } from './embedded-error.ts'
import type { Layout } from './layout.ts'
import { type PostmasterFile, readPostmasterFile } from './postmaster-file.ts'
import { commandOf, isAlive } from './process-identity.ts'

const patienceMs = 120_000

/** The server that an owner who was killed left behind, once it is ready; undefined if none lives. */
export async function findRunning(layout: Layout): Promise<PostmasterFile | undefined> {
  const deadline = Date.now() + patienceMs
  for (;;) {
    const postmaster = readPostmasterFile(layout.data)
    if (!postmaster) return undefined
    if (!isOurServer(postmaster.pid, layout)) {
      // The number may belong to a stranger by now, and the server would then refuse to start.
      rmSync(join(layout.data, 'postmaster.pid'), { force: true })
      return undefined
    }
    if (postmaster.status === 'ready') return postmaster
    if (Date.now() > deadline) throw stuck(postmaster, layout)
    await delay(20)
  }
}

export function isOurServer(pid: number, layout: Layout): boolean {
  if (!isAlive(pid)) return false
  const command = commandOf(pid)
  return command === undefined || command.includes(layout.data)
}

const stuck = (postmaster: PostmasterFile, layout: Layout) =>
  new EmbeddedError(
    'not_ready',
    `The PostgreSQL left behind on ${layout.data} (process ${postmaster.pid}) has been ${postmaster.status} for ` +
      `${patienceMs / 1000} s; see ${layout.log}, and stop it by hand if it hangs`,
  )
