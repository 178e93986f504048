import { defineMethod } from '@stoa/kernel/contract'
import { Type } from 'typebox'

const staff = { visibility: 'public', actors: ['staff', 'key'] } as const
const instant = Type.String({ description: 'RFC 3339 in UTC' })

export const Rebuild = Type.Object({
  id: Type.String({ examples: ['rbl_01kaj0'] }),
  state: Type.String({
    description: 'What it is at: products, orders, counted (about to take over) or done. An open list',
    examples: ['orders'],
  }),
  products: Type.Integer({ minimum: 0, description: 'Looked at so far' }),
  orders: Type.Integer({ minimum: 0, description: 'Counted so far' }),
  askedBy: Type.String({ description: 'Who, as kind:id' }),
  startedAt: instant,
  finishedAt: Type.Optional(instant),
})

export const rebuildRecommendations = defineMethod({
  ...staff,
  permission: 'recommendations.write',
  http: 'POST /v1/admin/recommendations/rebuild',
  summary: 'Work out anew, in the background, what belongs together',
  description:
    'From the products on sale and from every order there is, cancelled ones left out. Until all are counted the answers stay as they were. One runs at a time: asking again answers the one that runs, and gets it going if it has stopped.',
  input: Type.Object({}),
  output: Rebuild,
  success: 202,
})

export const listRebuilds = defineMethod({
  ...staff,
  permission: 'recommendations.read',
  http: 'GET /v1/admin/recommendations/rebuilds',
  summary: 'How far the rebuild is, and who asked for those before: the last twenty, latest first',
  input: Type.Object({}),
  output: Type.Object({ items: Type.Array(Rebuild) }),
})
