import type { Campaign, CampaignInput } from '../api/shapes.ts'
import { plainShape } from '../parts/merge.ts'

export type Budget = NonNullable<CampaignInput['budget']>

export const blankCampaign: CampaignInput = { name: '' }
export const campaignShape = plainShape<CampaignInput>()

/** What is stored, without what only the service writes. */
export function inputOf({
  id: _id,
  version: _version,
  updatedAt: _at,
  uses: _uses,
  spent: _spent,
  remaining: _remaining,
  ...input
}: Campaign): CampaignInput {
  return input
}

const names: Readonly<Record<string, string>> = {
  name: 'Name for staff',
  description: 'Description',
  budget: 'Budget',
  customerLimit: 'Orders a customer',
  active: 'Switched on',
  startsAt: 'From',
  endsAt: 'Until',
}
export const campaignFieldName = (key: string): string | undefined => names[key]
