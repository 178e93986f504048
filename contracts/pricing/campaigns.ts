import { defineMethod } from '@stoa/kernel/contract'
import { Type } from 'typebox'
import { editors, readers } from './access.ts'
import { Campaign, CampaignInput } from './campaign.ts'
import { CampaignId, invalid, pageInput, pageOf } from './values.ts'

const id = { id: CampaignId }

export const listCampaigns = defineMethod({
  ...readers,
  http: 'GET /v1/admin/campaigns',
  summary: 'Campaigns with what they have given, the newest first',
  input: Type.Object(pageInput),
  output: pageOf(Campaign),
})

export const getCampaign = defineMethod({
  ...readers,
  http: 'GET /v1/admin/campaigns/:id',
  summary: 'One campaign, with what it has given and what is left of its budget',
  input: Type.Object(id),
  output: Campaign,
  etag: true,
})

export const createCampaign = defineMethod({
  ...editors,
  http: 'POST /v1/admin/campaigns',
  summary: 'Create a campaign',
  description:
    'Promotions name it by `campaignId`. They apply while it runs, and while its budget covers what they would take off.',
  input: CampaignInput,
  output: Campaign,
  errors: invalid,
  idempotency: 'optional',
  success: 201,
  etag: true,
  examples: [
    {
      name: 'five thousand euros to give away',
      input: {
        name: 'A warm welcome',
        budget: { kind: 'spend', amounts: [{ currency: 'EUR', amount: 500_000 }] },
        customerLimit: 1,
      },
    },
  ],
})

export const replaceCampaign = defineMethod({
  ...editors,
  http: 'PUT /v1/admin/campaigns/:id',
  summary: 'Change a campaign; what is left out falls back to its default',
  description: 'A budget below what it has given stops further uses.',
  input: Type.Object({ ...id, ...CampaignInput.properties }),
  output: Campaign,
  errors: invalid,
  ifMatch: 'required',
  etag: true,
})

export const deleteCampaign = defineMethod({
  ...editors,
  http: 'DELETE /v1/admin/campaigns/:id',
  summary: 'Delete a campaign that has no promotions and was never used',
  description: 'One that has promotions is refused and says which; one that was used is ended instead.',
  input: Type.Object(id),
  output: Type.Null(),
  errors: invalid,
  ifMatch: 'required',
  success: 204,
})
