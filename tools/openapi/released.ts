import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

export type Released = { readonly text: string; readonly source: string }

export const baselineOf = (path: string): string => join(dirname(path), 'released', basename(path))

/** The document as it was last promised: at the newest release tag, else the stored baseline. */
export async function findReleased(root: string, path: string): Promise<Released | undefined> {
  const tag = await lastTag(root)
  const tagged = tag && (await git(root, 'show', `${tag}:${path}`))
  if (tag && tagged) return { text: tagged, source: tag }
  const baseline = baselineOf(path)
  const stored = await readFile(join(root, baseline), 'utf8').catch(() => undefined)
  return stored === undefined ? undefined : { text: stored, source: baseline }
}

const lastTag = (root: string): Promise<string | undefined> =>
  git(root, 'describe', '--tags', '--abbrev=0', '--match', 'v[0-9]*').then(tag => tag?.trim())

const git = (root: string, ...args: readonly string[]): Promise<string | undefined> =>
  run('git', ['-C', root, ...args], { maxBuffer: 64 * 1_048_576 }).then(
    ({ stdout }) => stdout,
    () => undefined,
  )
