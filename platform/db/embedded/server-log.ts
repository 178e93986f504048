import { existsSync, openSync, readFileSync, renameSync, statSync } from 'node:fs'

const limit = 10 * 1024 * 1024

/** `said` is what this run of the server has written so far. */
export type ServerLog = { readonly file: number; said(): string }

/** A file that the server goes on writing when this process is gone; one older generation is kept. */
export function openServerLog(path: string): ServerLog {
  if (existsSync(path) && statSync(path).size > limit) renameSync(path, `${path}.1`)
  const file = openSync(path, 'a', 0o600)
  const { size } = statSync(path)
  return { file, said: () => readFileSync(path).subarray(size).toString() }
}
