import { createHash } from 'node:crypto'
import type { catalogContract } from '@stoa/contracts/catalog'
import type { Call } from '@stoa/kernel/call'
import type { Handler } from '@stoa/kernel/contract'
import { PlatformError } from '@stoa/kernel/errors'
import { fail, ok } from '@stoa/kernel/result'
import type { BlobStore } from '@stoa/platform/blob'
import type { Tx } from '@stoa/platform/db'
import { isPictureError, type PictureDesk, type PreparedPicture } from '@stoa/platform/media'
import { writeAudit } from '../audit/write-audit.ts'
import type { PictureLibrary } from '../config.ts'
import type { CatalogDeps } from '../deps.ts'
import { writeContext } from '../write-context.ts'
import { keyOf, type MediaEntry } from './media.ts'
import { findByKey, findSent, insertMedia, lockContent, toEntry, touchMedia } from './media-store.ts'

type Sent = {
  readonly sha256: string
  readonly fileName: string
  readonly draft: string
  readonly pictures: PictureLibrary
}

/** The file waits in the store while it is looked at. Whoever hangs up half-way leaves nothing behind. */
export const uploadMedia =
  (deps: CatalogDeps, desk: PictureDesk): Handler<typeof catalogContract, 'uploadMedia'> =>
  async ({ fileName = 'picture' }, call) => {
    const { pictures, ids } = deps
    if (!pictures) throw new PlatformError('unavailable', { detail: 'There is no place for pictures here' })
    if (!call.body) throw new PlatformError('malformed_request', { detail: 'Send the file as the body' })
    const draft = `incoming/${ids.next('med')}`
    try {
      const put = { contentType: 'application/octet-stream', maxBytes: pictures.maxBytes }
      const { sha256 } = await pictures.store.put(draft, call.body, put)
      const sent = { sha256, fileName, draft, pictures }
      return ok((await foundAgain(deps, sent)) ?? (await keepNew(deps, desk, sent, call)))
    } catch (error) {
      if (!isPictureError(error)) throw error
      const code = error.reason === 'too_large' ? 'media_too_large' : 'media_unreadable'
      return fail({ code, detail: error.message })
    } finally {
      await pictures.store.delete(draft)
    }
  }

/** The same file again is the same picture, without another look at it. */
async function foundAgain(
  { db, clock }: CatalogDeps,
  { sha256, pictures }: Sent,
): Promise<MediaEntry | undefined> {
  const key = await findSent(db, sha256)
  if (key === undefined) return undefined
  return db.tx(async tx => {
    await lockContent(tx, key)
    const row = await findByKey(tx, key)
    if (!row || !(await pictures.store.stat(key))) return undefined
    await touchMedia(tx, key, clock.iso())
    return toEntry(row)
  })
}

async function keepNew(deps: CatalogDeps, desk: PictureDesk, sent: Sent, call: Call): Promise<MediaEntry> {
  const { store, maxPixels, maxEdge } = sent.pictures
  const picture = await desk.prepare(await readWhole(store, sent.draft), { maxPixels, maxEdge })
  const key = keyOf(createHash('sha256').update(picture.bytes).digest('hex'), picture.format)
  return deps.db.tx(async tx => {
    await lockContent(tx, key)
    const known = await findByKey(tx, key)
    if (!known || !(await store.stat(key)))
      await store.put(key, once(picture.bytes), { contentType: `image/${picture.format}` })
    if (known) {
      await touchMedia(tx, key, deps.clock.iso())
      return toEntry(known)
    }
    return enter(tx, { ...sent, key, picture }, deps, call)
  })
}

type Kept = Sent & { readonly key: string; readonly picture: PreparedPicture }

async function enter(
  tx: Tx,
  { key, sha256, fileName, picture }: Kept,
  deps: CatalogDeps,
  call: Call,
): Promise<MediaEntry> {
  const { bytes, format, width, height, colour, placeholder } = picture
  const row = {
    ...{ id: deps.ids.next('med'), key, file_name: fileName, content_type: `image/${format}` },
    ...{ bytes: bytes.byteLength, width, height, colour, placeholder, created_at: deps.clock.iso() },
  }
  await insertMedia(tx, { ...row, sent_sha256: sha256 })
  const entry = toEntry({ ...row, alt: {}, focal: null, version: 1, products: 0 })
  const after = { url: entry.url, fileName, width, height }
  await writeAudit(tx, [{ action: 'media.uploaded', entity: row.id, after }], writeContext(deps, call))
  return entry
}

async function readWhole(blob: BlobStore, key: string): Promise<Uint8Array> {
  const found = await blob.get(key)
  if (!found)
    throw new PlatformError('unavailable', { detail: 'The file was lost on the way: send it again' })
  const chunks: Uint8Array[] = []
  for await (const chunk of found.body) chunks.push(chunk)
  return Buffer.concat(chunks)
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}
