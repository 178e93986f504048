import { mkdirSync, readlinkSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import type { Binaries } from './locate-binaries.ts'

/**
 * Makes the links in the data folder, never in node_modules, which may be read-only or shared, and returns the
 * environment in which the binaries find them.
 */
export function linkLibraries(binaries: Binaries, folder: string): NodeJS.ProcessEnv {
  const base = { PATH: '/usr/bin:/bin:/usr/sbin:/sbin', LC_ALL: 'C', TZ: 'UTC', ...windowsBase() }
  if (binaries.links.length === 0) return base
  mkdirSync(folder, { recursive: true, mode: 0o755 })
  for (const { name, file } of binaries.links) point(join(folder, name), file)
  const variable = process.platform === 'darwin' ? 'DYLD_LIBRARY_PATH' : 'LD_LIBRARY_PATH'
  return { ...base, [variable]: `${folder}:${join(binaries.root, 'native/lib')}` }
}

function point(link: string, file: string): void {
  if (currentTarget(link) === file) return
  rmSync(link, { force: true })
  symlinkSync(file, link)
}

function currentTarget(link: string): string | undefined {
  try {
    return readlinkSync(link)
  } catch {
    return undefined
  }
}

const windowsBase = (): NodeJS.ProcessEnv =>
  process.platform === 'win32' ? { SystemRoot: 'C:\\Windows', PATH: 'C:\\Windows\\System32' } : {}
