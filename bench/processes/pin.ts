import { spawnSync } from 'node:child_process'
import { availableParallelism } from 'node:os'

/** The service alone on one core, PostgreSQL and the client on the other; or why that cannot be. */
export type Cores =
  | { readonly pinned: true; readonly service: number; readonly others: number }
  | { readonly pinned: false; readonly reason: string }

export function chooseCores(): Cores {
  if (process.platform !== 'linux') return { pinned: false, reason: 'only Linux has taskset' }
  if (availableParallelism() < 2)
    return { pinned: false, reason: 'two cores are needed, this machine has one' }
  if (spawnSync('taskset', ['--version']).status !== 0)
    return { pinned: false, reason: 'taskset is not installed (util-linux)' }
  return { pinned: true, service: 0, others: 1 }
}

/** What this process starts from now on inherits its core. */
export function pinSelf(cores: Cores): void {
  if (!cores.pinned) return
  const { status, stderr } = spawnSync('taskset', ['-a', '-cp', String(cores.others), String(process.pid)])
  if (status !== 0) throw new Error(`taskset could not move this process: ${stderr}`)
}

/** How `fork` starts a child on a core of its own. */
export const forkOptions = (cores: Cores, place: 'service' | 'others') =>
  cores.pinned
    ? { execPath: 'taskset', execArgv: ['-c', String(cores[place]), process.execPath] }
    : { execPath: process.execPath, execArgv: [] }
