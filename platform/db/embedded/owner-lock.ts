import { constants, copyFileSync, linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'
import { EmbeddedError } from './embedded-error.ts'
import { identify, isSameProcess, type ProcessIdentity } from './process-identity.ts'

export type OwnerLock = { release(): void }

/** One living owner a folder. A lock whose owner died is taken over. */
export async function takeOwnerLock(path: string, folder: string): Promise<OwnerLock> {
  const mine = `${path}.${process.pid}.${crypto.randomUUID()}`
  const content = JSON.stringify(identify(process.pid))
  writeFileSync(mine, content, { mode: 0o600 })
  try {
    while (!tryLink(mine, path)) {
      const owner = readOwner(path)
      if (owner && isSameProcess(owner)) throw running(folder, owner.pid)
      if (owner && (await takeOver(path, mine, owner))) break
    }
  } finally {
    rmSync(mine, { force: true })
  }
  return { release: () => releaseIfMine(path, content) }
}

/** Only who holds the takeover file may replace a dead owner, or two starters could both believe they did. */
async function takeOver(path: string, mine: string, dead: ProcessIdentity): Promise<boolean> {
  const gate = `${path}.takeover`
  if (!tryLink(mine, gate)) {
    forgetAbandoned(gate)
    await delay(20)
    return false
  }
  try {
    const owner = readOwner(path)
    if (owner?.pid !== dead.pid || owner.started !== dead.started) return false
    renameSync(gate, path)
    return true
  } finally {
    rmSync(gate, { force: true })
  }
}

function tryLink(file: string, path: string): boolean {
  try {
    linkSync(file, path) // whole or not at all, unlike writing in place
    return true
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EEXIST') return false
    if (code === 'EPERM' || code === 'ENOTSUP' || code === 'ENOSYS') return tryCopy(file, path)
    throw error
  }
}

/** For file systems without hard links. */
function tryCopy(file: string, path: string): boolean {
  try {
    copyFileSync(file, path, constants.COPYFILE_EXCL)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

export function readOwner(path: string): ProcessIdentity | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as ProcessIdentity
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    return { pid: 0, started: 'unreadable' }
  }
}

function forgetAbandoned(gate: string): void {
  const owner = readOwner(gate)
  if (owner && !isSameProcess(owner)) rmSync(gate, { force: true })
}

function releaseIfMine(path: string, content: string): void {
  try {
    if (readFileSync(path, 'utf8') === content) rmSync(path)
  } catch {
    // gone already, with the whole folder perhaps
  }
}

const running = (folder: string, pid: number) =>
  new EmbeddedError(
    'already_running',
    `Stoa already runs on ${folder} (process ${pid}). Stop it first, or use another data folder`,
  )
