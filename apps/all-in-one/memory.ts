import { readFile } from 'node:fs/promises'

/** Proportional set size of this process and the database's, where the system tells; else what Node knows. */
export async function readMemory(databaseMemory: () => number | undefined): Promise<string> {
  const own = (await proportionalBytes('self')) ?? process.memoryUsage().rss
  const database = databaseMemory() ?? 0
  const megabytes = (bytes: number) => `${Math.round(bytes / 1e6)} MB`
  return database > 0
    ? `${megabytes(own + database)} (shop ${megabytes(own)}, database ${megabytes(database)})`
    : megabytes(own)
}

async function proportionalBytes(pid: string): Promise<number | undefined> {
  const text = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => undefined)
  const match = text?.match(/^Pss:\s+(\d+) kB/m)
  return match ? Number(match[1]) * 1024 : undefined
}
