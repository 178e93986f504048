import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PlatformError } from '@stoa/kernel/errors'
import type { Authenticate } from './edge.ts'

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()

/** The key of a data folder; made at first start, for its owner's eyes only. */
export async function loadApiKey(folder: string): Promise<string> {
  const file = join(folder, 'api-key')
  try {
    await writeFile(file, `stoa_${randomBytes(24).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  const key = (await readFile(file, 'utf8')).trim()
  if (key.length < 20) throw new Error(`${file} holds no usable key: delete it and start again`)
  return key
}

/** Until there are identities: whoever holds the key is staff. Compared in constant time. */
export function apiKeyAuthenticator(key: string): Authenticate {
  const expected = digest(key)
  const id = expected.toString('hex').slice(0, 12)
  return ({ headers }) => {
    const { authorization } = headers
    if (authorization === undefined) return { kind: 'anonymous' }
    const [scheme, given = ''] = authorization.split(' ', 2)
    if (scheme?.toLowerCase() !== 'bearer' || !timingSafeEqual(digest(given), expected))
      throw new PlatformError('unauthenticated', { detail: 'Send Authorization: Bearer <api key>' })
    return { kind: 'key', id, permissions: ['*'] }
  }
}
