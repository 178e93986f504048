import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { EmbeddedError } from './embedded-error.ts'
import { explainFailure } from './explain-failure.ts'
import type { Layout } from './layout.ts'
import type { Binaries } from './locate-binaries.ts'
import type { RunAs } from './run-as.ts'
import { ensurePassword, readPassword } from './superuser-password.ts'

/** Makes the cluster beside its final place: a start that was killed half way leaves nothing that looks finished. */
export async function initCluster(
  binaries: Binaries,
  layout: Layout,
  runAs: RunAs,
  env: NodeJS.ProcessEnv,
  sync: boolean,
) {
  const fresh = `${layout.data}.new`
  const secret = `${fresh}-password`
  rmSync(fresh, { recursive: true, force: true })
  giveTo(runAs, fresh, () => mkdirSync(fresh, { mode: 0o700 }))
  giveTo(runAs, secret, () => writeFileSync(secret, ensurePassword(layout), { mode: 0o600 }))
  try {
    await runInitdb(binaries, fresh, secret, runAs, env, sync)
  } finally {
    rmSync(secret, { force: true })
  }
  renameSync(fresh, layout.data)
}

async function runInitdb(
  binaries: Binaries,
  data: string,
  secret: string,
  runAs: RunAs,
  env: NodeJS.ProcessEnv,
  sync: boolean,
) {
  const [command, ...args] = [...runAs.prefix, binaries.initdb, ...initOptions(data, secret, sync)]
  const child = spawn(command!, args, { ...runAs.options, env, cwd: data, stdio: ['ignore', 'pipe', 'pipe'] })
  const [output, errors, [status]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit'),
  ])
  if (status !== 0) throw explainFailure(`${output}\n${errors}`, data)
}

const initOptions = (data: string, secret: string, sync: boolean) => [
  `--pgdata=${data}`,
  '--username=postgres',
  `--pwfile=${secret}`,
  '--auth=scram-sha-256',
  '--encoding=UTF8',
  '--locale=C',
  '--locale-provider=builtin', // the same order and case on every system
  '--builtin-locale=C.UTF-8',
  '--no-instructions',
  ...(sync ? [] : ['--no-sync']),
]

/** Before anything is started: what could not be reached afterwards must not be left running. */
export function refuseForeignData(binaries: Binaries, layout: Layout): void {
  readPassword(layout)
  const found = readFileSync(join(layout.data, 'PG_VERSION'), 'utf8').trim()
  if (found !== String(binaries.major))
    throw new EmbeddedError(
      'version_mismatch',
      `${layout.data} was made by PostgreSQL ${found}, this is ${binaries.major}, which cannot read it. ` +
        `Use the release of Stoa that made it to export what you need, or move the folder away to start anew`,
    )
}

function giveTo(runAs: RunAs, path: string, make: () => void): void {
  make()
  if (runAs.owner !== undefined && process.getuid?.() === 0) chownSync(path, runAs.owner, runAs.owner)
}
