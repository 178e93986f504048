import type { Book } from '../book/book.ts'
import { amountIn } from '../promotion/conditions.ts'
import type { Basket } from '../quote/basket.ts'
import type { Stored } from '../rule/edit-rule.ts'
import { isRunning } from '../rule/rule.ts'
import type { Spending } from './campaign-store.ts'

type Campaign = Stored<'campaign'>
/** What a quote has to know of a campaign that may run out. */
export type CampaignFact = Spending & { readonly customerUses: number }
/** What is left to spend in the cart's currency, of campaigns that have such a budget. */
export type Room = ReadonlyMap<string, number>
export type Campaigns = {
  readonly room: Room
  /** Why no promotion of the campaign applies, in the words of a coupon's refusal. */
  refusalOf(campaignId: string): string | undefined
}

/** Those whose state has to be read: that run out, and have not ended. */
export const limitedCampaigns = ({ campaigns }: Pick<Book, 'campaigns'>, now: number): string[] =>
  campaigns
    .filter(({ budget, customerLimit }) => budget !== undefined || customerLimit !== undefined)
    .filter(({ endsAt }) => endsAt === undefined || now < Date.parse(endsAt))
    .map(({ id }) => id)

const unspent: Omit<CampaignFact, 'campaignId'> = { uses: 0, spent: {}, customerUses: 0 }

export function campaignsFor(
  { campaigns }: Pick<Book, 'campaigns'>,
  facts: readonly CampaignFact[],
  { channel, currency, now }: Pick<Basket, 'channel' | 'currency' | 'now'>,
  signedIn: boolean,
): Campaigns {
  const refusals = new Map<string, string>()
  const room = new Map<string, number>()
  for (const campaign of campaigns) {
    const fact = facts.find(({ campaignId }) => campaignId === campaign.id) ?? unspent
    const { budget } = campaign
    if (budget?.kind === 'spend')
      room.set(campaign.id, (amountIn(budget.amounts, currency) ?? 0) - (fact.spent[currency] ?? 0))
    const refusal = refusalOf(campaign, fact, { channel, now, signedIn, left: room.get(campaign.id) })
    if (refusal !== undefined) refusals.set(campaign.id, refusal)
  }
  const known = new Set(campaigns.map(({ id }) => id))
  return { room, refusalOf: id => (known.has(id) ? refusals.get(id) : 'inactive') }
}

type Moment = Pick<Basket, 'channel' | 'now'> & {
  readonly signedIn: boolean
  readonly left: number | undefined
}

function refusalOf(
  campaign: Campaign,
  { uses, customerUses }: Omit<CampaignFact, 'campaignId'>,
  { channel, now, signedIn, left }: Moment,
): string | undefined {
  const { budget, channels, customerLimit } = campaign
  if (!isRunning(campaign, now)) return 'inactive'
  if (channels?.includes(channel) === false) return 'not_applicable'
  if (budget?.kind === 'uses' && uses >= budget.limit) return 'used_up'
  if (left !== undefined && left <= 0) return 'used_up'
  if (customerLimit === undefined) return undefined
  if (!signedIn) return 'sign_in_required'
  return customerUses >= customerLimit ? 'used_by_customer' : undefined
}
