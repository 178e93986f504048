import { readFileSync } from 'node:fs'
import { join } from 'node:path'

export type PostmasterFile = {
  readonly pid: number
  readonly port: number
  /** Where its unix socket is, if it has one. */
  readonly sockets: string | undefined
  readonly status: 'starting' | 'ready' | 'stopping' | 'standby' | undefined
}

/** What the server says of itself; undefined while there is none. */
export function readPostmasterFile(data: string): PostmasterFile | undefined {
  const lines = readText(join(data, 'postmaster.pid'))
    ?.split('\n')
    .map(line => line.trim())
  const pid = Number(lines?.[0])
  if (!lines || !Number.isInteger(pid) || pid <= 0) return undefined
  return {
    pid,
    port: Number(lines[3]),
    sockets: lines[4] || undefined,
    status: lines[7] as PostmasterFile['status'],
  }
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}
