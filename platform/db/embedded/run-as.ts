import { spawnSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { userInfo } from 'node:os'
import { EmbeddedError } from './embedded-error.ts'

/** How a binary is started so that PostgreSQL accepts it: it refuses to run as root. */
export type RunAs = {
  readonly prefix: readonly string[]
  readonly options: { readonly uid?: number; readonly gid?: number }
  /** Who must own the data. */
  readonly owner: number | undefined
}

const nobody = 65_534
const direct: RunAs = { prefix: [], options: {}, owner: undefined }
/** In a namespace of its own the process is nobody and still reaches what only its real user may enter. */
const namespaced: RunAs = {
  prefix: ['unshare', '--user', `--map-user=${nobody}`, `--map-group=${nobody}`, '--'],
  options: {},
  owner: process.getuid?.(),
}

export function chooseRunAs(postgres: string, folder: string, data: string, env: NodeJS.ProcessEnv): RunAs {
  const problems: string[] = []
  for (const runAs of candidates(data)) {
    const problem = tryOut(runAs, postgres, folder, env)
    if (!problem) return runAs
    problems.push(problem)
  }
  throw cannotRun(postgres, problems)
}

function candidates(data: string): RunAs[] {
  if (process.getuid?.() !== 0) return isKnownUser() ? [direct] : [direct, namespaced].reverse()
  const owner = existsSync(data) ? statSync(data).uid : 0
  const uid = owner || nobody
  return [{ prefix: [], options: { uid, gid: uid }, owner: uid }, namespaced]
}

/** initdb insists on a name for its user; a container may run under a number that has none. */
function isKnownUser(): boolean {
  try {
    return userInfo().username !== ''
  } catch {
    return false
  }
}

function tryOut(runAs: RunAs, postgres: string, folder: string, env: NodeJS.ProcessEnv): string | undefined {
  // spawn() enters its cwd before it gives up root, so another user has to try the way there itself.
  const enter = runAs.options.uid === undefined ? [] : ['/bin/sh', '-c', 'cd "$0" && exec "$@"', folder]
  const [command, ...args] = [...runAs.prefix, ...enter, postgres, '--version']
  const { status, stderr, error } = spawnSync(command!, args, {
    ...runAs.options,
    env,
    cwd: folder,
    encoding: 'utf8',
  })
  return status === 0 ? undefined : (error?.message ?? stderr.trim()) || `it ended with ${status}`
}

function cannotRun(postgres: string, problems: readonly string[]): EmbeddedError {
  const why = problems.join('; ')
  // A file that is there and "not found" asks for a loader that is not: a musl system says it this way.
  const noLoader = existsSync(postgres) && /ENOENT|No such file/.test(why)
  if (noLoader || /shared librar|cannot open shared object|dyld/i.test(why))
    return new EmbeddedError(
      'cannot_run',
      `PostgreSQL's binary lacks a library of this system (${why}). It needs a glibc Linux, macOS or Windows; ` +
        'otherwise set DATABASE_URL to a PostgreSQL 15 or newer',
    )
  const hint =
    process.getuid?.() === 0
      ? 'PostgreSQL refuses to run as root, and neither another user nor a user namespace may start it here. ' +
        'Run as an ordinary user, or move the folder to where others may enter it'
      : 'See that its file may be executed'
  return new EmbeddedError(
    'cannot_run',
    `PostgreSQL cannot be started (${why}). ${hint}, or set DATABASE_URL`,
  )
}
