import { spawnSync } from 'node:child_process'
import { familyOf, read } from './cpu-clock.ts'

/** The service and the bank that it starts on one core, PostgreSQL and the client on the other. */
export type Cores = { readonly service: number; readonly others: number }

/** Two cores that this process may use; unpinned figures would say how busy the machine was, so there are none. */
export function chooseCores(platform: string = process.platform, status = read('/proc/self/status')): Cores {
  if (platform !== 'linux') throw cannotPin(`only Linux has taskset, this is ${platform}`)
  if (spawnSync('taskset', ['--version']).status !== 0)
    throw cannotPin('taskset is not installed (package util-linux)')
  const [service, others] = allowedCores(status)
  if (service === undefined || others === undefined)
    throw cannotPin('two cores are needed, and this process may use one')
  return { service, others }
}

const cannotPin = (reason: string): Error =>
  new Error(
    `The bench cannot pin processes to cores here: ${reason}. Run it on a Linux machine with two cores`,
  )

/** `Cpus_allowed_list: 0-1,4`, as in /proc/self/status. */
export const allowedCores = (status: string): number[] =>
  (/^Cpus_allowed_list:\s*(.+)$/m.exec(status)?.[1]?.split(',') ?? []).flatMap(range => {
    const [first, last = first] = range.split('-').map(Number)
    return Array.from({ length: last! - first! + 1 }, (_, n) => first! + n)
  })

/** Moves a process with everything below it; what it starts from now on inherits the core. */
export function pinFamily(pid: number, core: number): void {
  for (const each of familyOf(pid)) {
    const { status, stderr } = spawnSync('taskset', ['-a', '-cp', String(core), String(each)])
    if (status !== 0 && read(`/proc/${each}/stat`) !== '')
      throw cannotPin(`taskset could not move process ${each}: ${stderr}`)
  }
}

/** Those of `npm start`, for the limits as for the shop: room for the young, so that fewer answers wait for a sweep. */
const startFlags = ['--min-semi-space-size=16']

/** How `fork` starts a child on a core of its own. */
export const forkOptions = (cores: Cores, place: keyof Cores) => ({
  execPath: 'taskset',
  execArgv: ['-c', String(cores[place]), process.execPath, ...(place === 'service' ? startFlags : [])],
})
