import { type ChildProcess, spawn } from 'node:child_process'
import { createWriteStream, mkdirSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { VerifyContext } from './check.ts'
import { venvBin } from './tools/python-tools.ts'

export type Emulator = AsyncDisposable & { url: string; logFile: string }

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise(resolve => server.once('listening', resolve))
  const address = server.address()
  await new Promise(resolve => server.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('no free port')
  return address.port
}

async function untilReady(url: string, child: ChildProcess, logFile: string): Promise<void> {
  const deadline = performance.now() + 30_000
  while (performance.now() < deadline) {
    if (child.exitCode !== null) break
    const answer = await fetch(url).catch(() => undefined)
    if (answer !== undefined) return
    await wait(100)
  }
  throw new Error(`the emulator did not start; see ${logFile}`)
}

/** Its own command listens on every address, so the web server is started by hand on loopback. */
export async function startEmulator(context: VerifyContext, name: string): Promise<Emulator> {
  const port = await freePort()
  const home = join(context.scratch, `emulator-${name}`)
  mkdirSync(home, { recursive: true })
  const logFile = join(home, 'log')
  const command = join(venvBin(context.root, 'aws'), 'hypercorn')
  // A connection that is closed for idleness just as the provider uses it again loses an answer, and the retry finds
  // what it wanted to create.
  const args = ['emulator_app:app', '--bind', `127.0.0.1:${port}`, '--keep-alive', '3600']
  const child = spawn(command, args, {
    cwd: home,
    env: {
      ...context.env,
      GATEWAY_PORT: String(port),
      PYTHONPATH: join(context.root, 'infra', 'verify'),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const log = createWriteStream(logFile)
  child.stdout.pipe(log, { end: false })
  child.stderr.pipe(log, { end: false })
  const url = `http://127.0.0.1:${port}`
  await untilReady(url, child, logFile)
  return {
    url,
    logFile,
    async [Symbol.asyncDispose]() {
      const ended = new Promise(resolve => child.once('close', resolve))
      child.kill('SIGTERM')
      const killer = setTimeout(() => child.kill('SIGKILL'), 5000)
      await ended
      clearTimeout(killer)
      log.end()
    },
  }
}
