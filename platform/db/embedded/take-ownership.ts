import { lchownSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { RunAs } from './run-as.ts'

/** Data made under one user and started under another, after a move or a change of rights: only root can mend it. */
export function takeOwnership(runAs: RunAs, data: string): void {
  const { owner } = runAs
  if (owner === undefined || process.getuid?.() !== 0 || statSync(data).uid === owner) return
  for (const entry of readdirSync(data, { recursive: true, encoding: 'utf8' }))
    lchownSync(join(data, entry), owner, owner)
  lchownSync(data, owner, owner)
}
