import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'

const root = resolve(import.meta.dirname, '..', '..')

export type Spawned = {
  readonly process: ChildProcess
  /** Everything printed so far. */
  readonly said: () => string
  /** When it is ready; throws with what it said when it ends before. */
  readonly ready: Promise<{ readonly url: string; readonly ms: number }>
  /** The exit code, once it has ended. */
  readonly ended: Promise<number | null>
  /** As Ctrl+C does: resolves when it has ended. */
  stop(signal?: NodeJS.Signals): Promise<number | null>
}

export type SpawnOptions = {
  readonly dataDir: string
  readonly env?: Readonly<Record<string, string>>
  readonly cwd?: string
  readonly command?: readonly [string, ...string[]]
}

/** The shop as its user starts it, in a process of its own; standard input is a pipe, so no terminal. */
export function spawnShop({ dataDir, env = {}, cwd = root, command }: SpawnOptions): Spawned {
  const [program, ...args] = command ?? [process.execPath, 'apps/all-in-one/main.ts']
  const began = performance.now()
  const child = spawn(program, args, {
    cwd,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, PORT: '0', STOA_DATA: dataDir, ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
    detached: true,
  })
  let said = ''
  const ended = once(child, 'close').then(([code]) => code as number | null)
  const ready = new Promise<{ url: string; ms: number }>((done, failed) => {
    const hear = (chunk: Buffer) => {
      said += chunk
      const url = /Shop\s+(http\S+)/.exec(said)?.[1]
      if (url && said.includes('Ready in')) done({ url, ms: performance.now() - began })
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    ended.then(code => failed(new Error(`it ended with ${code}: ${said}`)))
  })
  ready.catch(() => {})
  return {
    process: child,
    said: () => said,
    ready,
    ended,
    stop(signal = 'SIGINT') {
      // A terminal tells the whole group, npm and what it runs; killed is the one alone.
      const all = signal === 'SIGKILL' ? child.pid! : -child.pid!
      if (child.exitCode === null && child.signalCode === null) process.kill(all, signal)
      return ended
    },
  }
}
