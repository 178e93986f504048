import type { catalogContract } from '@stoa/contracts/catalog'
import type { Handler } from '@stoa/kernel/contract'
import { ok } from '@stoa/kernel/result'
import { decodeCursor, encodeCursor } from '@stoa/platform/contract'
import { statement } from '@stoa/platform/db'
import { Type } from 'typebox'
import type { CatalogDeps } from '../deps.ts'
import type { FieldChange } from '../product/diff.ts'

type Row = { id: number; at: string; actor: string; action: string; entity: string; changes: FieldChange[] }

const Place = Type.Object({ before: Type.Integer() })
const readPage = statement<Row>(
  'catalog.list-audit',
  `select id, at, actor, action, entity, changes from audit
    where ($1::text is null or entity = $1) and ($2::text is null or actor = $2) and id < $3
      and ($5::text is null or action = $5 or starts_with(action, $5 || '.')) and ($6::timestamptz is null or at >= $6)
    order by id desc limit $4`,
)

export const listAudit =
  ({ db, cursorKey }: CatalogDeps): Handler<typeof catalogContract, 'listAudit'> =>
  async ({ entity, actor, action, since, limit = 20, cursor }) => {
    const { before } =
      cursor === undefined ? { before: Number.MAX_SAFE_INTEGER } : decodeCursor(cursorKey, cursor, Place)
    const rows = await db.all(readPage, [
      ...[entity ?? null, actor ?? null, before, limit + 1],
      ...[action ?? null, since ?? null],
    ])
    const items = rows.slice(0, limit)
    return ok({
      items,
      ...(rows.length > limit ? { next: encodeCursor(cursorKey, { before: items.at(-1)!.id }) } : {}),
    })
  }
