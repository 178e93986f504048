import { defineMethod } from '@stoa/kernel/contract'
import { Type } from 'typebox'
import { Email } from '../identity/values.ts'
import { Sku } from '../inventory/schemas.ts'
import { Channel } from '../pricing/values.ts'
import { readers } from './access.ts'
import { Instant, Language, pageInput, pageOf, StockAlertId } from './values.ts'

const shoppers = { visibility: 'public', actors: ['anonymous', 'guest', 'customer'] } as const
const self = { visibility: 'public', actors: ['customer'] } as const

const LinkToken = Type.String({
  minLength: 20,
  maxLength: 200,
  pattern: '^[a-z]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+$',
  description: 'What the link in the message carries',
})
const badToken = {
  token_invalid: { status: 422, description: 'The link has expired, was withdrawn or is not one of ours' },
} as const

export const StockAlert = Type.Object({
  id: StockAlertId,
  sku: Sku,
  language: Language,
  createdAt: Instant,
  expiresAt: Instant,
})

export const createStockAlert = defineMethod({
  ...shoppers,
  http: 'POST /v1/stock-alerts',
  summary: 'Be told once by e-mail when a SKU can be bought again',
  description:
    'A customer whose address is proved is `subscribed` at once. Everybody else is sent a link to confirm first, at most once a day, and hears nothing more until it was followed. The answer is the same whether the address is known or not, and asking again changes nothing.',
  input: Type.Object({
    sku: Sku,
    email: Type.Optional({ ...Email, description: 'Not needed by a customer; by everybody else' }),
    language: Type.Optional(Language),
    channel: Type.Optional(Channel),
  }),
  output: Type.Object({ status: Type.Union([Type.Literal('subscribed'), Type.Literal('unconfirmed')]) }),
  errors: {
    sku_unknown: { status: 422, description: 'No published product has this SKU' },
    email_required: { status: 422, description: 'Nobody is signed in, so `email` says where to write to' },
  },
  success: 202,
  examples: [
    {
      name: 'a guest',
      input: { sku: 'MUG-SAND', email: 'ada@example.com', language: 'en' },
      output: { status: 'unconfirmed' },
    },
  ],
})

export const confirmStockAlert = defineMethod({
  ...shoppers,
  http: 'POST /v1/stock-alerts/confirmations',
  summary: 'Prove with the token of the message that one wants to be told',
  input: Type.Object({ token: LinkToken }),
  output: Type.Object({ status: Type.Literal('subscribed'), sku: Sku }),
  errors: badToken,
})

export const listMyStockAlerts = defineMethod({
  ...self,
  http: 'GET /v1/stock-alerts',
  summary: 'What the customer waits for, the newest first',
  input: Type.Object(pageInput),
  output: pageOf(StockAlert),
})

export const deleteStockAlert = defineMethod({
  ...self,
  http: 'DELETE /v1/stock-alerts/:id',
  summary: 'The customer no longer wants to be told',
  input: Type.Object({ id: StockAlertId }),
  output: Type.Null(),
  success: 204,
})

/** By whoever has the link, signed in or not. */
export const unsubscribe = defineMethod({
  ...shoppers,
  http: 'POST /v1/mail-unsubscriptions',
  summary: 'No more of these messages, with the token that each of them carries',
  description: 'Repeating it changes nothing.',
  input: Type.Object({ token: LinkToken }),
  output: Type.Object({ status: Type.Literal('unsubscribed') }),
  errors: badToken,
})

export const listStockAlerts = defineMethod({
  ...readers,
  http: 'GET /v1/admin/stock-alerts',
  summary: 'How many wait for which SKU, the most wanted first',
  input: Type.Object({
    sku: Type.Optional({ ...Sku, description: 'Of this SKU only' }),
    ...pageInput,
  }),
  output: pageOf(
    Type.Object({
      sku: Sku,
      waiting: Type.Integer({ minimum: 1, description: 'Who confirmed and was not told yet' }),
      newestAt: Instant,
    }),
  ),
})
