import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { EmbeddedError } from './embedded-error.ts'
import type { Layout } from './layout.ts'

/** Made once, before the data. Whoever may read this file may do anything with the data. */
export function ensurePassword(layout: Layout): string {
  if (!existsSync(layout.password)) {
    const secret = Buffer.from(crypto.getRandomValues(new Uint8Array(24))).toString('base64url')
    writeFileSync(layout.password, secret, { mode: 0o600 })
  }
  return readPassword(layout)
}

export function readPassword(layout: Layout): string {
  if (existsSync(layout.password)) return readFileSync(layout.password, 'utf8').trim()
  throw new EmbeddedError(
    'folder_not_usable',
    `${layout.password} is missing, without which nobody gets into ${layout.data}: ` +
      'restore the file, or move the whole folder away to start anew',
  )
}
