import type { pricingContract } from '@stoa/contracts/pricing'
import type { Handler } from '@stoa/kernel/contract'
import { PlatformError } from '@stoa/kernel/errors'
import { fail, ok } from '@stoa/kernel/result'
import { isDbError, type Queries, statement } from '@stoa/platform/db'
import type { PricingDeps } from '../deps.ts'
import { distinctCodes } from '../quote/discounts.ts'

type Pricing = typeof pricingContract
type CampaignUse = { id: string; amount: number; currency: string }
type HoldRow = { id: string; status: 'held' | 'committed' | 'released'; codes: string[] }
type WholeRow = HoldRow & { campaigns: CampaignUse[] }

const holdAll = statement<{ fresh: boolean }>(
  'pricing.hold-coupons',
  'select hold_coupons($1, $2, $3, $4) as fresh',
)
const holdWithCampaigns = statement<{ fresh: boolean }>(
  'pricing.hold-uses',
  'select hold_uses($1, $2, $3, $4, $5) as fresh',
)
const findHold = statement<WholeRow>(
  'pricing.find-hold',
  `select id, status, codes,
          (select coalesce(jsonb_agg(jsonb_build_object('id', campaign_id, 'amount', amount, 'currency', currency)
                                     order by campaign_id), '[]')
             from campaign_uses where hold_id = id) as campaigns
     from coupon_holds where id = $1`,
)
const commitHold = statement<HoldRow>(
  'pricing.commit-hold',
  `insert into coupon_holds as hold (id, status, codes, at) values ($1, 'committed', '{}', $2)
   on conflict (id) do update set status = case when hold.status = 'released' then 'released' else 'committed' end
   returning id, status, codes`,
)
const releaseHold = statement<void>('pricing.release-hold', 'select release_coupons($1, $2)')

/** What the SQL raised when a coupon has no use left, or a campaign nothing to give; rethrows any other error. */
function refusalOf(error: unknown) {
  if (!isDbError(error) || !(error.sqlState === 'ST010' || error.sqlState === 'ST011')) throw error
  const data = JSON.parse((error.cause as { detail: string }).detail)
  const why = (data.reason as string).replaceAll('_', ' ')
  return error.sqlState === 'ST010'
    ? fail({
        code: 'coupon_refused' as const,
        detail: `The coupon ${data.code} cannot be used: ${why}`,
        data,
      })
    : fail({
        code: 'campaign_refused' as const,
        detail: `${data.campaignId} gives no more of this: ${why}`,
        data,
      })
}

function assertDistinct(campaigns: readonly CampaignUse[]): void {
  const twice = campaigns.find(({ id }, i) => id === campaigns[i + 1]?.id)
  const fields = [{ pointer: '/campaigns', detail: `names ${twice?.id} twice` }]
  if (twice) throw new PlatformError('validation_failed', { fields })
}

const byId = (a: CampaignUse, b: CampaignUse) => (a.id < b.id ? -1 : 1)
const answer = ({ campaigns, ...row }: WholeRow) => ok({ ...row, ...(campaigns.length > 0 && { campaigns }) })

export const holdCoupons =
  ({ db, clock }: PricingDeps): Handler<Pricing, 'holdCoupons'> =>
  async ({ id, codes: given, campaigns: touched = [], customerId }) => {
    const codes = distinctCodes(given).sort((a, b) => (a < b ? -1 : 1))
    const campaigns = touched.toSorted(byId)
    assertDistinct(campaigns)
    const wanted: WholeRow = { id, status: 'held', codes, campaigns }
    const basis = [id, codes, customerId ?? null, clock.iso()]
    try {
      const { fresh } = await (campaigns.length > 0
        ? db.one(holdWithCampaigns, [...basis, JSON.stringify(campaigns)])
        : db.one(holdAll, basis))
      return fresh ? answer(wanted) : await repeat(db, wanted)
    } catch (error) {
      return refusalOf(error)
    }
  }

/** The same id again: the same answer while it holds the same. */
async function repeat(
  db: Queries,
  { id, codes, campaigns }: WholeRow,
): ReturnType<Handler<Pricing, 'holdCoupons'>> {
  const row = await db.one(findHold, [id])
  const same =
    row.codes.length === codes.length &&
    codes.every((code, i) => code === row.codes[i]) &&
    row.campaigns.length === campaigns.length &&
    campaigns.every((use, i) => isSame(use, row.campaigns[i]!))
  if (same && row.status === 'held') return answer(row)
  return fail({
    code: 'hold_differs',
    detail: row.status === 'held' ? `${id} holds something else` : `${id} is ${row.status} already`,
  })
}

const isSame = (a: CampaignUse, b: CampaignUse): boolean =>
  a.id === b.id && a.amount === b.amount && a.currency === b.currency

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
    return answer(await db.one(findHold, [id]))
  }
