import type { pricingContract } from '@stoa/contracts/pricing'
import type { Handler } from '@stoa/kernel/contract'
import { fail, ok } from '@stoa/kernel/result'
import { isDbError, type Queries, statement } from '@stoa/platform/db'
import type { PricingDeps } from '../deps.ts'
import { distinctCodes } from '../quote/discounts.ts'

type Pricing = typeof pricingContract
type HoldRow = { id: string; status: 'held' | 'committed' | 'released'; codes: string[] }

const holdAll = statement<{ fresh: boolean }>(
  'pricing.hold-coupons',
  'select hold_coupons($1, $2, $3, $4) as fresh',
)
const findHold = statement<HoldRow>(
  'pricing.find-hold',
  'select id, status, codes from coupon_holds where id = $1',
)
const commitHold = statement<HoldRow>(
  'pricing.commit-hold',
  `insert into coupon_holds as hold (id, status, codes, at) values ($1, 'committed', '{}', $2)
   on conflict (id) do update set status = case when hold.status = 'released' then 'released' else 'committed' end
   returning id, status, codes`,
)
const releaseHold = statement<void>('pricing.release-hold', 'select release_coupons($1, $2)')

/** What the SQL raised when a coupon has no use left, or undefined for any other error. */
function refusalOf(error: unknown): { code: string; reason: string } | undefined {
  if (!isDbError(error) || error.sqlState !== 'ST010') return undefined
  return JSON.parse((error.cause as { detail: string }).detail)
}

export const holdCoupons =
  ({ db, clock }: PricingDeps): Handler<Pricing, 'holdCoupons'> =>
  async ({ id, codes: given, customerId }) => {
    const codes = distinctCodes(given).sort((a, b) => (a < b ? -1 : 1))
    try {
      const { fresh } = await db.one(holdAll, [id, codes, customerId ?? null, clock.iso()])
      return fresh ? ok({ id, status: 'held', codes }) : await repeat(db, id, codes)
    } catch (error) {
      const refusal = refusalOf(error)
      if (!refusal) throw error
      const detail = `The coupon ${refusal.code} cannot be used: ${refusal.reason.replaceAll('_', ' ')}`
      return fail({ code: 'coupon_refused', detail, data: refusal })
    }
  }

/** The same id again: the same answer while it holds the same. */
async function repeat(
  db: Queries,
  id: string,
  codes: readonly string[],
): ReturnType<Handler<Pricing, 'holdCoupons'>> {
  const row = await db.one(findHold, [id])
  const same = row.codes.length === codes.length && codes.every((code, i) => code === row.codes[i])
  if (same && row.status === 'held') return ok(row)
  return fail({
    code: 'hold_differs',
    detail: row.status === 'held' ? `${id} holds other coupons` : `${id} is ${row.status} already`,
  })
}

export const commitCoupons =
  ({ db, clock }: PricingDeps): Handler<Pricing, 'commitCoupons'> =>
  async ({ id }) => {
    const row = await db.one(commitHold, [id, clock.iso()])
    return row.status === 'committed'
      ? ok(row)
      : fail({ code: 'hold_lost', detail: `The coupons of ${id} were released` })
  }

export const releaseCoupons =
  ({ db, clock }: PricingDeps): Handler<Pricing, 'releaseCoupons'> =>
  async ({ id }) => {
    await db.run(releaseHold, [id, clock.iso()])
    return ok(await db.one(findHold, [id]))
  }
