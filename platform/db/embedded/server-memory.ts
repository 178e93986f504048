import { readdirSync, readFileSync } from 'node:fs'

/** Proportional set size of the server and its backends, in bytes; only Linux tells. */
export function serverMemory(pid: number): number | undefined {
  if (process.platform !== 'linux') return undefined
  const sizes = [pid, ...childrenOf(pid)].map(proportionalSize)
  return sizes.reduce((sum, size) => sum + size, 0)
}

const childrenOf = (pid: number): number[] =>
  readdirSync(`/proc/${pid}/task`).flatMap(task =>
    read(`/proc/${pid}/task/${task}/children`).split(' ').filter(Boolean).map(Number),
  )

const proportionalSize = (pid: number): number =>
  Number(/^Pss:\s+(\d+) kB/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0) * 1024

/** A backend may end between the list and the look. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
