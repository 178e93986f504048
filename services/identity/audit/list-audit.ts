import type { identityContract } from '@stoa/contracts/identity'
import type { Handler } from '@stoa/kernel/contract'
import { ok } from '@stoa/kernel/result'
import { statement } from '@stoa/platform/db'
import { Type } from 'typebox'
import type { IdentityDeps } from '../deps.ts'
import { pageOf, placeOf, rowsOf } from '../page.ts'

type Row = { id: number; at: string; actor: string; action: string; entity: string; changes: unknown }

const ByNumber = Type.Object({ id: Type.Integer() })
const list = statement<Row>(
  'identity.list-audit',
  `select id, at, actor, action, entity, changes from audit
    where ($1::text is null or entity = $1) and ($2::text is null or actor = $2) and id < $3
    order by id desc limit $4`,
)

export const createListAudit =
  ({ db, cursorKey }: IdentityDeps): Handler<typeof identityContract, 'listIdentityAudit'> =>
  async input => {
    const { id } = placeOf(cursorKey, input, ByNumber) ?? { id: Number.MAX_SAFE_INTEGER }
    const rows = await db.all(list, [input.entity ?? null, input.actor ?? null, id, rowsOf(input)])
    return ok(pageOf(cursorKey, input, rows, row => row))
  }
