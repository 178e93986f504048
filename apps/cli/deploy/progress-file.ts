import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

export type Progress = { startedAt: string; done: string[] }

/** Which steps of an unfinished run are done. It is replaced whole, so a crash leaves the old list or the new one. */
export function openProgress(path: string) {
  const write = (progress: Progress) => {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(`${path}.new`, `${JSON.stringify(progress, null, 2)}\n`)
    renameSync(`${path}.new`, path)
  }
  const read = (): Progress | undefined => {
    try {
      return JSON.parse(readFileSync(path, 'utf8')) as Progress
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
      throw error
    }
  }
  return { read, write, clear: () => rmSync(path, { force: true }) }
}
export type ProgressFile = ReturnType<typeof openProgress>
