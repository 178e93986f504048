import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { explainFileError } from './explain-file-error.ts'
import { findRunning } from './find-running.ts'
import { initCluster, refuseForeignData } from './init-cluster.ts'
import { launchServer } from './launch-server.ts'
import { type Layout, layOut } from './layout.ts'
import { linkLibraries } from './link-libraries.ts'
import { locateBinaries } from './locate-binaries.ts'
import { type OwnerLock, takeOwnerLock } from './owner-lock.ts'
import type { PostmasterFile } from './postmaster-file.ts'
import { chooseRunAs } from './run-as.ts'
import { serverMemory } from './server-memory.ts'
import type { ServerSettings } from './server-settings.ts'
import { signal, stopServer } from './stop-server.ts'
import { readPassword } from './superuser-password.ts'
import { takeOwnership } from './take-ownership.ts'

export type EmbeddedOptions = {
  /** A folder for this server alone. */
  readonly dataDir: string
  readonly log?: (message: string) => void
  readonly settings?: ServerSettings
}

export type EmbeddedServer = {
  /** The superuser's address: its query names the unix socket, without which it is the TCP address. */
  readonly url: string
  /** The server was still running from an owner that had been killed. */
  readonly adopted: boolean
  readonly pid: number
  readonly port: number
  stop(): Promise<void>
  /** Proportional set size of all its processes in bytes, where the system tells. */
  memory(): number | undefined
}

/** A real PostgreSQL as a child process: initialised on first use, adopted if a killed owner left it running. */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const layout = layOut(options.dataDir)
  const lock = await takeOwnerLock(layout.ownerLock, layout.root).catch(error => {
    throw explainFileError(error, layout.root)
  })
  try {
    const running = await findRunning(layout)
    const postmaster = running ?? (await startOn(layout, options))
    return attach(layout, lock, postmaster, running !== undefined)
  } catch (error) {
    lock.release()
    throw explainFileError(error, layout.root)
  }
}

async function startOn(layout: Layout, options: EmbeddedOptions): Promise<PostmasterFile> {
  const log = options.log ?? (() => {})
  const settings = options.settings ?? {}
  const binaries = locateBinaries()
  const env = linkLibraries(binaries, layout.libraries)
  const runAs = chooseRunAs(binaries.postgres, layout.root, layout.data, env)
  if (existsSync(join(layout.data, 'PG_VERSION'))) refuseForeignData(binaries, layout)
  else await initCluster(binaries, layout, runAs, env, settings.fsync !== 'off')
  takeOwnership(runAs, layout.data)
  return launchServer({ binaries, layout, runAs, env, settings, log })
}

function attach(
  layout: Layout,
  lock: OwnerLock,
  postmaster: PostmasterFile,
  adopted: boolean,
): EmbeddedServer {
  const { pid, port } = postmaster
  const leave = () => {
    signal(pid, 'SIGINT')
    lock.release()
  }
  process.once('exit', leave)
  let stopping: Promise<void> | undefined
  const stop = async () => {
    await stopServer(pid)
    process.removeListener('exit', leave)
    lock.release()
  }
  return {
    url: urlOf(postmaster, readPassword(layout)),
    adopted,
    pid,
    port,
    stop: () => (stopping ??= stop()),
    memory: () => serverMemory(pid),
  }
}

/** Over the unix socket where there is one: measured 1.5 to 1.8 times the statements of loopback TCP. */
function urlOf({ port, sockets }: PostmasterFile, password: string): string {
  const tcp = `postgres://postgres:${password}@127.0.0.1:${port}/postgres`
  return sockets ? `${tcp}?host=${encodeURIComponent(sockets)}` : tcp
}
