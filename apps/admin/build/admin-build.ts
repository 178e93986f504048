import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { access, mkdir, rename, rm } from 'node:fs/promises'
import { setPriority } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sourceHash } from './source-hash.ts'

export type BuildState =
  | { readonly kind: 'building' }
  | { readonly kind: 'ready'; readonly folder: string }
  | { readonly kind: 'failed'; readonly reason: string }

export type AdminBuild = {
  state(): BuildState
  /** Ends when there is something to serve, or nothing to hope for. Nobody has to wait for it. */
  start(): Promise<BuildState>
  stop(): Promise<void>
}

const main = fileURLToPath(new URL('./main.ts', import.meta.url))
const usualCache = fileURLToPath(new URL('../../../node_modules/.cache/stoa-admin', import.meta.url))
const lowPriority = 5

/** What was built before from the same sources is taken as it is. */
export function adminBuild(cache = usualCache): AdminBuild {
  let state: BuildState = { kind: 'building' }
  let running: Promise<BuildState> | undefined
  const stopping = new AbortController()
  const run = async (): Promise<BuildState> => {
    try {
      state = { kind: 'ready', folder: await buildInto(cache, stopping.signal) }
    } catch (error) {
      state = { kind: 'failed', reason: (error as Error).message }
    }
    return state
  }
  return {
    state: () => state,
    start() {
      running ??= run()
      return running
    },
    async stop() {
      stopping.abort()
      await running
    },
  }
}

async function buildInto(cache: string, signal: AbortSignal): Promise<string> {
  const folder = join(cache, await sourceHash())
  if (await exists(folder)) return folder
  const work = `${folder}.${randomUUID()}`
  await mkdir(cache, { recursive: true })
  try {
    await runBundler(work, signal)
    // Whoever is second finds the folder taken by the same files.
    await rename(work, folder).catch(async error => {
      if (!(await exists(folder))) throw error
    })
  } finally {
    await rm(work, { recursive: true, force: true })
  }
  return folder
}

async function runBundler(outDir: string, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted()
  const child = spawn(process.execPath, [main, outDir], { stdio: ['ignore', 'ignore', 'pipe'], signal })
  let said = ''
  child.stderr.on('data', chunk => {
    said += chunk
  })
  if (child.pid) setPriority(child.pid, lowPriority)
  const [code] = await once(child, 'exit')
  if (code !== 0) throw new Error(`the administration could not be built: ${said.trim()}`)
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  )
