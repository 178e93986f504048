import { catalogContract } from '@stoa/contracts/catalog'
import { fail, ok, type Result } from '@stoa/kernel/result'
import { command } from '@stoa/platform/command'
import type { Tx } from '@stoa/platform/db'
import { writeAudit } from '../audit/write-audit.ts'
import type { CatalogDeps } from '../deps.ts'
import { writeContext } from '../write-context.ts'
import { uploadedKey } from './media.ts'
import { lockContent, lockMedia, type MediaRow, toEntry, updateMedia as write } from './media-store.ts'
import { mediaNotFound } from './read-media.ts'
import { removeUnused, usersOf } from './unused-media.ts'

type Failure =
  | { readonly code: 'media_not_found'; readonly detail: string }
  | { readonly code: 'media_changed'; readonly detail: string; readonly data: { version: number } }

async function lockAt(tx: Tx, id: string, ifMatch: number | undefined): Promise<Result<MediaRow, Failure>> {
  const row = await lockMedia(tx, id)
  if (!row) return mediaNotFound(id)
  if (ifMatch === undefined || ifMatch === row.version) return ok(row)
  const data = { version: row.version }
  return fail({ code: 'media_changed', detail: `It is at version ${row.version} now`, data })
}

export const updateMedia = (deps: CatalogDeps) =>
  command(
    deps.db,
    { contract: catalogContract, method: 'updateMedia', clock: deps.clock },
    async (tx, { id, focal, ...patch }, call) => {
      const found = await lockAt(tx, id, call.ifMatch)
      if (!found.ok) return found
      const { focal: former, ...before } = toEntry(found.value)
      const point = focal === undefined ? former : (focal ?? undefined)
      const after = {
        ...{ ...before, ...patch, version: before.version + 1 },
        ...(point ? { focal: point } : {}),
      }
      await write(tx, after)
      const audited = { action: 'media.updated', entity: id, before: toEntry(found.value), after }
      await writeAudit(tx, [audited], writeContext(deps, call))
      return ok(after)
    },
  )

export const deleteMedia = (deps: CatalogDeps) =>
  command(
    deps.db,
    { contract: catalogContract, method: 'deleteMedia', clock: deps.clock },
    async (tx, { id }, call) => {
      const found = await lockAt(tx, id, call.ifMatch)
      if (!found.ok) return found
      const entry = toEntry(found.value)
      const key = uploadedKey(entry.url)!
      await lockContent(tx, key)
      if (!(await removeUnused(tx, key))) {
        const data = await usersOf(tx, key)
        return fail({ code: 'media_in_use', detail: 'Take it from what shows it first', data })
      }
      const before = { url: entry.url, fileName: entry.fileName }
      await writeAudit(tx, [{ action: 'media.deleted', entity: id, before }], writeContext(deps, call))
      await deps.pictures?.store.delete(key)
      return ok({ id })
    },
  )
