import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { extname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { assertBlobKey, type BlobStore } from '../blob/index.ts'
import { contentTypes } from './picture.ts'

export type Original = {
  readonly contentType: string
  readonly size: number
  /** Another one for another content. */
  readonly tag: string
  open(): Promise<Readable | undefined>
}

/** Where pictures are found by their key. */
export type PictureSource = (key: string) => Promise<Original | undefined>

export const blobPictures =
  (store: BlobStore): PictureSource =>
  async key => {
    const info = await store.stat(key)
    return (
      info && {
        contentType: info.contentType,
        size: info.size,
        tag: info.sha256.slice(0, 32),
        open: async () => (await store.get(key))?.body,
      }
    )
  }

/** Files as they lie in a folder. What is no picture by its name is not there. */
export const folderPictures =
  (folder: string): PictureSource =>
  async key => {
    const contentType = contentTypes[extname(key).slice(1).toLowerCase()]
    if (contentType === undefined) return undefined
    const path = join(folder, key)
    const found = await stat(path).catch(() => undefined)
    if (!found?.isFile()) return undefined
    const tag = createHash('sha256').update(`${key} ${found.size} ${found.mtimeMs}`).digest('hex')
    return {
      contentType,
      size: found.size,
      tag: tag.slice(0, 32),
      open: async () => createReadStream(path),
    }
  }

/** The first that has it. A key that no store would take is nowhere. */
export const anyOf =
  (...sources: readonly PictureSource[]): PictureSource =>
  async key => {
    if (!isKey(key)) return undefined
    for (const source of sources) {
      const found = await source(key)
      if (found) return found
    }
    return undefined
  }

function isKey(key: string): boolean {
  try {
    assertBlobKey(key)
    return true
  } catch {
    return false
  }
}
