import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { accessSync, constants } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { delimiter, join } from 'node:path'

export type TestValkey =
  | { readonly url: string; kill(): Promise<void>; restart(): Promise<void>; stop(): Promise<void> }
  /** Why there is none: a test is skipped with it. */
  | { readonly missing: string }

const prepared = join(import.meta.dirname, '..', '..', 'bin', 'engines', 'valkey')

/** A server of the test's own, if this machine has one: STOA_VALKEY_SERVER, what `tools/engines/valkey.sh` prepared, or the PATH. */
export async function testValkey(): Promise<TestValkey> {
  const program = findProgram()
  if (!program)
    return {
      missing: 'there is no valkey-server: run tools/engines/valkey.sh, or name one in STOA_VALKEY_SERVER',
    }
  const port = await freePort()
  let child = await start(program, port)
  const kill = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return
    child.kill('SIGKILL')
    await once(child, 'exit')
  }
  return {
    url: `redis://127.0.0.1:${port}`,
    kill,
    async restart() {
      await kill()
      child = await start(program, port)
    },
    stop: kill,
  }
}

function findProgram(): string | undefined {
  const folders = [prepared, ...(process.env.PATH ?? '').split(delimiter)]
  const named = process.env.STOA_VALKEY_SERVER
  return [...(named ? [named] : []), ...folders.map(folder => join(folder, 'valkey-server'))].find(isProgram)
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

async function freePort(): Promise<number> {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

async function start(program: string, port: number): Promise<ChildProcess> {
  const args = ['--bind', '127.0.0.1', '--port', String(port), '--save', '', '--appendonly', 'no']
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  await new Promise<void>((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', code => reject(new Error(`${program} ended with ${code} before it was ready`)))
    child.stdout.on('data', text => String(text).includes('Ready to accept connections') && resolve())
  })
  child.removeAllListeners('exit')
  return child
}
