import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, closeSync, mkdirSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'
import { EmbeddedError } from './embedded-error.ts'
import { explainFailure } from './explain-failure.ts'
import { freePort } from './free-port.ts'
import type { Layout } from './layout.ts'
import type { Binaries } from './locate-binaries.ts'
import { type PostmasterFile, readPostmasterFile } from './postmaster-file.ts'
import type { RunAs } from './run-as.ts'
import { openServerLog, type ServerLog } from './server-log.ts'
import { type ServerSettings, sharedMemory, smallServer } from './server-settings.ts'

const readyWithinMs = 300_000 // recovery after a power cut reads the whole log

export type Launch = {
  readonly binaries: Binaries
  readonly layout: Layout
  readonly runAs: RunAs
  readonly env: NodeJS.ProcessEnv
  readonly settings: ServerSettings
  readonly log: (message: string) => void
}

/** Starts the server; another try where a port was taken between the look and the use. */
export async function launchServer(launch: Launch): Promise<PostmasterFile> {
  for (let left = 5; ; left -= 1) {
    try {
      return await launchOn(launch, await freePort())
    } catch (error) {
      if (left === 0 || !(error instanceof EmbeddedError) || !mayPass(error)) throw error
      await delay(300)
    }
  }
}

/** Backends of a server that was killed need a moment to see that it is gone. */
const mayPass = (error: EmbeddedError) =>
  error.code === 'no_port' || /pre-existing shared memory/.test(error.message)

async function launchOn(launch: Launch, port: number): Promise<PostmasterFile> {
  const { layout, runAs } = launch
  const [command, ...args] = [...runAs.prefix, launch.binaries.postgres, ...serverArguments(launch, port)]
  const log = openServerLog(layout.log)
  // Its own group and no pipe: it outlives this process, and Ctrl-C in a terminal does not reach it.
  const child = spawn(command!, args, {
    ...runAs.options,
    env: launch.env,
    cwd: layout.root,
    stdio: ['ignore', log.file, log.file],
    detached: true,
  })
  closeSync(log.file)
  child.unref()
  const exited = once(child, 'exit').then(() => true)
  return waitUntilReady(launch, exited, log)
}

async function waitUntilReady(
  launch: Launch,
  exited: Promise<boolean>,
  log: ServerLog,
): Promise<PostmasterFile> {
  const started = Date.now()
  let told = started
  for (;;) {
    const postmaster = readPostmasterFile(launch.layout.data)
    if (postmaster?.status === 'ready') return postmaster
    if (await Promise.race([exited, delay(15, false)])) throw explainFailure(log.said(), launch.layout.root)
    if (Date.now() - started > readyWithinMs)
      throw new EmbeddedError(
        'not_ready',
        `PostgreSQL is not ready after ${readyWithinMs / 1000} s; see ${launch.layout.log}`,
      )
    if (Date.now() - told > 5_000) {
      launch.log('PostgreSQL is recovering its data; this may take a while')
      told = Date.now()
    }
  }
}

function serverArguments({ layout, settings, runAs }: Launch, port: number): string[] {
  const all: ServerSettings = {
    ...smallServer,
    ...sharedMemory(),
    ...settings,
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: socketFolder(layout, runAs),
  }
  return ['-D', layout.data, ...Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])]
}

/** The system limits a socket's path to about 100 bytes; in a deeper folder TCP has to do. */
function socketFolder(layout: Layout, runAs: RunAs): string {
  if (process.platform === 'win32' || Buffer.byteLength(`${layout.sockets}/.s.PGSQL.65535.lock`) > 103)
    return ''
  mkdirSync(layout.sockets, { recursive: true, mode: 0o700 })
  if (runAs.owner !== undefined && process.getuid?.() === 0)
    chownSync(layout.sockets, runAs.owner, runAs.owner)
  return layout.sockets
}
