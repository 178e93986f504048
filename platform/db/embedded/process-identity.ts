import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** A process is its number and its start: numbers are used again. */
export type ProcessIdentity = { readonly pid: number; readonly started: string }

export const identify = (pid: number): ProcessIdentity => ({ pid, started: startOf(pid) })

export const isSameProcess = (process: ProcessIdentity): boolean =>
  isAlive(process.pid) && startOf(process.pid) === process.started

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
  return !isZombie(pid)
}

/** The command line, or undefined where it cannot be told. */
export function commandOf(pid: number): string | undefined {
  const text = process.platform === 'linux' ? read(`/proc/${pid}/cmdline`) : ps(pid, 'command=')
  return text?.replaceAll('\0', ' ').trim() || undefined
}

function startOf(pid: number): string {
  if (process.platform !== 'linux') return ps(pid, 'lstart=') ?? ''
  return `${read('/proc/sys/kernel/random/boot_id')?.trim()}:${statFields(pid)[19]}`
}

/** Dead, but not yet collected by its parent: a container may have nobody who does. */
const isZombie = (pid: number): boolean => process.platform === 'linux' && statFields(pid)[0] === 'Z'

/** The fields after the name, which may itself hold spaces and brackets: state is first, start time the 20th. */
function statFields(pid: number): string[] {
  const stat = read(`/proc/${pid}/stat`) ?? ''
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}

function ps(pid: number, column: string): string | undefined {
  if (process.platform === 'win32') return undefined
  return spawnSync('ps', ['-o', column, '-p', String(pid)], { encoding: 'utf8' }).stdout?.trim()
}
