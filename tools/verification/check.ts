import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { findLost } from './find-lost.ts'

/** docs/verification.md says what proves each claim: the proofs must be there under the names it gives. */
const root = join(import.meta.dirname, '..', '..')
const page = 'docs/verification.md'
const read = (path: string) =>
  existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : undefined
const lost = findLost(readFileSync(join(root, page), 'utf8'), read)
for (const line of lost) console.error(`${page}: ${line}`)
process.exitCode = lost.length > 0 ? 1 : 0
