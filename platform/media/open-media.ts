import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { type BlobStore, fileBlobStore } from '../blob/index.ts'
import type { MediaConfig } from './config.ts'
import { diskCache } from './disk-cache.ts'
import { registerMedia } from './media-route.ts'
import { openPictureDesk } from './picture-desk.ts'
import { anyOf, blobPictures, folderPictures } from './source.ts'

/** Below the folder of pictures: what was uploaded. Whoever uploads and whoever serves name the same folder. */
export const pictureStore = (folder: string): BlobStore => fileBlobStore(join(folder, 'store'))

export type Media = {
  /** `/media/…` on a listener that others share. */
  register(app: FastifyInstance): void
  [Symbol.asyncDispose](): Promise<void>
}

/** Serves what was uploaded into a folder of pictures, and what lies in it by name. */
export function openMedia(folder: string, { cacheMegabytes, atOnce }: MediaConfig): Media {
  const desk = openPictureDesk({ atOnce })
  const source = anyOf(blobPictures(pictureStore(folder)), folderPictures(folder))
  const cache = diskCache(join(folder, 'variants'), cacheMegabytes * 1_000_000)
  return {
    register: app => registerMedia(app, { source, desk, cache }),
    [Symbol.asyncDispose]: () => desk[Symbol.asyncDispose](),
  }
}
