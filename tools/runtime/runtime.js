// Plain JavaScript for old Nodes: it runs when the pinned runtime cannot (no glibc, no libatomic, no package
// for this platform) and puts the system's Node in its place inside node_modules, or says what to install.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, rmSync, symlinkSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const lowest = 24
const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')

/**
 * Whether `path` starts at all, and which version it is.
 * @param {string} path
 */
export function probe(path) {
  const run = spawnSync(path, ['--version'], { encoding: 'utf8' })
  const version = run.status === 0 ? (run.stdout ?? '').trim() : ''
  const why = run.error?.message ?? (run.stderr ?? '').trim().split('\n').at(-1)
  return { works: version !== '', version, major: Number(version.slice(1).split('.')[0]), why }
}

/**
 * What to do: nothing, use another Node, or give up with an explanation.
 * @param {{ works: boolean, why?: string | undefined }} pinned
 * @param {{ works: boolean, version: string, major: number }} system
 */
export function decide(pinned, system) {
  if (pinned.works) return { action: 'none' }
  if (system.works && system.major >= lowest) return { action: 'link' }
  return {
    action: 'explain',
    message: [
      `The pinned Node runtime does not start here: ${pinned.why || 'it is not installed for this platform'}.`,
      `The Node on this machine is ${system.version || 'missing'}; Stoa needs ${lowest} or newer.`,
      'Either install libatomic1 (Debian, Ubuntu: apt-get install libatomic1) on a glibc system,',
      `or install Node ${lowest} or newer (https://nodejs.org) and run the command again.`,
    ].join('\n'),
  }
}

/** @param {string} target */
function link(target) {
  const bin = join(root, 'node_modules', '.bin')
  mkdirSync(bin, { recursive: true })
  rmSync(join(bin, 'node'), { force: true })
  symlinkSync(target, join(bin, 'node'))
}

function main() {
  const pinnedPath = join(root, 'node_modules', '.bin', 'node')
  const pinned = existsSync(pinnedPath) ? probe(pinnedPath) : { works: false, why: '' }
  const decision = decide(pinned, probe(process.execPath))
  if (decision.action === 'link') {
    link(process.execPath)
    console.error(
      `The pinned Node does not start here (${pinned.why || 'not installed'}): using ${process.version} instead.`,
    )
  }
  if (decision.action === 'explain') {
    console.error(decision.message)
    process.exitCode = 1
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main()
