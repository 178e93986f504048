import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'

export type Child = { readonly url: string; readonly process: ChildProcess; stop(): Promise<void> }

const startTimeoutMs = 60_000
const { NODE_COMPILE_CACHE } = process.env
const compiled = NODE_COMPILE_CACHE === undefined ? {} : { NODE_COMPILE_CACHE }

/** A main in a process of its own; it is up when it says where it listens. */
export async function spawnMain(
  main: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<Child> {
  const child = spawn(process.execPath, [main, ...args], {
    env: { PATH: process.env.PATH, ...compiled, ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  // A test file that fails before its end leaves nothing behind.
  const kill = () => void child.kill('SIGKILL')
  process.once('exit', kill)
  child.once('exit', () => process.off('exit', kill))
  const url = await new Promise<string>((resolve, reject) => {
    let said = ''
    const timer = setTimeout(
      () => reject(new Error(`${main} ${args} did not start within ${startTimeoutMs} ms: ${said}`)),
      startTimeoutMs,
    )
    child.stderr.on('data', chunk => {
      said += chunk
      const found = /listens on (\S+)/.exec(said)
      if (found) {
        clearTimeout(timer)
        resolve(found[1]!)
      }
    })
    child.once('exit', code => reject(new Error(`${main} ${args} ended with ${code}: ${said}`)))
  })
  return {
    url,
    process: child,
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return
      child.kill('SIGTERM')
      await once(child, 'exit')
    },
  }
}
