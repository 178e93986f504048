import { readdirSync, readFileSync } from 'node:fs'

type Process = {
  readonly pid: number
  readonly parent: number
  readonly title: string
  readonly bytes: number
}

/** A process and all below it, also a database that has left its group: proportional set sizes as Linux counts them. */
export function processTree(root: number): Process[] {
  const all = readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .flatMap(name => readProcess(Number(name)) ?? [])
  const found: Process[] = []
  const walk = (pid: number): void => {
    found.push(...all.filter(one => one.pid === pid))
    for (const child of all) if (child.parent === pid) walk(child.pid)
  }
  walk(root)
  return found
}

/** Nothing when it has just ended. */
function readProcess(pid: number): Process | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
    const title = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim()
    const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')
    return { pid, parent, title, bytes: Number(/^Pss:\s+(\d+) kB/m.exec(rollup)?.[1] ?? 0) * 1024 }
  } catch {
    return undefined
  }
}

/** PostgreSQL writes into its processes' titles whom each one serves. */
export const isConnection = ({ title }: Process): boolean =>
  /^postgres: \S+ \S+ (\[local\]|\d|::1)/.test(title)
