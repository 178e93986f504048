import type { Readable } from 'node:stream'

export type BlobInfo = {
  readonly key: string
  readonly size: number
  readonly contentType: string
  /** Of the whole content, in hex. */
  readonly sha256: string
}

/** `storedAt` in epoch milliseconds, by the clock of the store. */
export type StoredBlob = BlobInfo & { readonly storedAt: number }

/** The body holds a file or a connection open: whoever does not read it to its end destroys it. */
export type BlobContent = { readonly info: BlobInfo; readonly body: Readable }

export type PutOptions = {
  readonly contentType: string
  /** More than this is refused with payload_too_large, and nothing is stored. */
  readonly maxBytes?: number
  /** What the sender promised; anything else is refused, and nothing is stored. */
  readonly sha256?: string
}

/**
 * Large contents under keys such as `media/prod_01…/front.webp`. A key holds one whole content at any time: readers see
 * the old or the new one, never a mixture, and a content that broke off never appears.
 */
export type BlobStore = {
  put(key: string, body: AsyncIterable<Uint8Array>, options: PutOptions): Promise<BlobInfo>
  get(key: string): Promise<BlobContent | undefined>
  stat(key: string): Promise<BlobInfo | undefined>
  /** Whether there was one. */
  delete(key: string): Promise<boolean>
  /** Everything whose key begins so, in no order. What is put or deleted meanwhile may or may not be among it. */
  list(prefix: string): AsyncIterable<StoredBlob>
  /** Removes what writers left behind that died before `olderThan` (epoch milliseconds). Answers how much. */
  tidy(olderThan: number): Promise<number>
}

/** What every store accepts, also S3: no empty parts, no way upwards, at most 512 characters. */
export function assertBlobKey(key: string): void {
  const parts = key.split('/')
  const sound = parts.every(part => /^[A-Za-z0-9._-]+$/.test(part) && part !== '.' && part !== '..')
  if (!sound || key.length > 512)
    throw new RangeError(
      `'${key}' is not a blob key: parts of letters, digits, '.', '_', '-' between slashes`,
    )
}
