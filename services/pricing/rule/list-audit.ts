import type { pricingContract } from '@stoa/contracts/pricing'
import type { Handler } from '@stoa/kernel/contract'
import { ok } from '@stoa/kernel/result'
import { decodeCursor } from '@stoa/platform/contract'
import { statement } from '@stoa/platform/db'
import { Type } from 'typebox'
import type { PricingDeps } from '../deps.ts'
import { nextPage } from './read-rules.ts'

type Row = {
  id: number
  at: string
  actor: string
  action: string
  entity: string
  before: unknown
  after: unknown
}

const Place = Type.Object({ before: Type.Integer() })
const readPage = statement<Row>(
  'pricing.list-audit',
  `select id, at, actor, action, entity, before, after from audit
    where ($1::text is null or entity = $1) and ($2::text is null or actor = $2) and id < $3
    order by id desc limit $4`,
)

export const listPricingAudit =
  ({ db, cursorKey }: PricingDeps): Handler<typeof pricingContract, 'listPricingAudit'> =>
  async ({ entity, actor, limit = 20, cursor }) => {
    const before =
      cursor === undefined ? Number.MAX_SAFE_INTEGER : decodeCursor(cursorKey, cursor, Place).before
    const rows = await db.all(readPage, [entity ?? null, actor ?? null, before, limit + 1])
    return ok(nextPage(cursorKey, rows.map(answer), limit, ({ id }) => ({ before: id })))
  }

const answer = ({ before, after, ...row }: Row) => ({
  ...row,
  ...(before === null ? {} : { before }),
  ...(after === null ? {} : { after }),
})
