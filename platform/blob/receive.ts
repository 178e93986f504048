import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'
import { PlatformError } from '@stoa/kernel/errors'
import type { PutOptions } from './blob.ts'

/** Streams into a new file, counting and hashing on the way; it is on the disk when this returns. */
export async function receive(
  path: string,
  body: AsyncIterable<Uint8Array>,
  { maxBytes = Number.POSITIVE_INFINITY, sha256: promised }: PutOptions,
): Promise<{ size: number; sha256: string }> {
  const hash = createHash('sha256')
  let size = 0
  const file = await open(path, 'wx', 0o600)
  try {
    for await (const chunk of body) {
      size += chunk.byteLength
      if (size > maxBytes)
        throw new PlatformError('payload_too_large', { detail: `More than ${maxBytes} bytes` })
      hash.update(chunk)
      await file.appendFile(chunk)
    }
    await file.sync()
  } finally {
    await file.close()
  }
  const sha256 = hash.digest('hex')
  if (promised !== undefined && promised !== sha256)
    throw new PlatformError('validation_failed', {
      detail: `The content has the SHA-256 ${sha256}, not ${promised}`,
    })
  return { size, sha256 }
}
