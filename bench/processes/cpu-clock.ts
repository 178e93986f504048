import { readdirSync, readFileSync } from 'node:fs'

/** Seconds of processor time since the start of a process; 100 ticks a second on every Linux of today. */
export function cpuSeconds(pid: number): number {
  const [user, system] = ticksOf(pid)
  return (user! + system!) / 100
}

/** The same with its children that have ended, as connections do when they are idle. */
const lifeSeconds = (pid: number): number => ticksOf(pid).reduce((sum, ticks) => sum + ticks, 0) / 100

/** Its own as user and system, then those of its ended children. */
function ticksOf(pid: number): number[] {
  const stat = read(`/proc/${pid}/stat`)
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return [11, 12, 13, 14].map(at => Number(fields[at] ?? 0))
}

/** A process and everything below it. */
export function familyOf(pid: number): number[] {
  const children = tasksOf(pid).flatMap(task => read(`/proc/${pid}/task/${task}/children`).split(' '))
  return [pid, ...children.filter(Boolean).flatMap(child => familyOf(Number(child)))]
}

export const familySeconds = (pid: number): number =>
  familyOf(pid).reduce((sum, each) => sum + lifeSeconds(each), 0)

export type CoreTimes = { readonly busy: number; readonly all: number }

/** Ticks of one core since the machine started. */
export function coreTimes(core: number): CoreTimes {
  const line = read('/proc/stat')
    .split('\n')
    .find(each => each.startsWith(`cpu${core} `))
  const ticks = (line ?? '').split(/\s+/).slice(1, 9).map(Number)
  const all = ticks.reduce((sum, each) => sum + each, 0)
  const idle = (ticks[3] ?? 0) + (ticks[4] ?? 0)
  return { busy: all - idle, all }
}

export const busyShare = (before: CoreTimes, after: CoreTimes): number =>
  after.all === before.all ? 0 : (after.busy - before.busy) / (after.all - before.all)

function tasksOf(pid: number): string[] {
  try {
    return readdirSync(`/proc/${pid}/task`)
  } catch {
    return []
  }
}

/** A process may end between the list and the look; elsewhere than on Linux there is nothing to see. */
export function read(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
