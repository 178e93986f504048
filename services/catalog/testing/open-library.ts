import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { unwrap } from '@stoa/kernel/result'
import { fileBlobStore } from '@stoa/platform/blob'
import type { Ending } from '@stoa/platform/testing'
import { drawPng } from './draw-png.ts'
import { openShop } from './open-shop.ts'

async function* once(bytes: Uint8Array) {
  yield bytes
}

/** A catalogue with a place for pictures. */
export async function openLibrary(t: Ending) {
  const folder = await mkdtemp(join(tmpdir(), 'stoa-library-'))
  t.after(() => rm(folder, { recursive: true }))
  const store = fileBlobStore(folder)
  const pictures = { store, maxBytes: 100_000, maxPixels: 1_000_000, maxEdge: 500, keepHours: 24 }
  const shop = await openShop(t, { pictures })
  let drawn = 0
  const send = (body: AsyncIterable<Uint8Array>, fileName = 'mug.png') =>
    shop.api.uploadMedia({ fileName }, shop.call({ body }))
  return {
    ...{ ...shop, store, pictures, send },
    /** Another picture each time: what is kept is told apart by its content. */
    draw(): Buffer {
      drawn += 0x1010
      return drawPng(0xb00000 + drawn)
    },
    async removeProducts(): Promise<void> {
      const { items } = unwrap(await shop.api.listStaffProducts({}, shop.call()))
      for (const { id, version } of items)
        unwrap(await shop.api.deleteProduct({ id }, shop.call({ ifMatch: version })))
    },
    upload: async (bytes: Uint8Array, fileName?: string) => unwrap(await send(once(bytes), fileName)),
    tryUpload: (bytes: Uint8Array) => send(once(bytes)),
    async kept(): Promise<string[]> {
      const keys: string[] = []
      for await (const { key } of store.list('')) keys.push(key)
      return keys.sort()
    },
  }
}
