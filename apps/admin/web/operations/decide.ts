import { answerOf } from '../api/answer.ts'
import { cart, catalog, notifications, orders, pricing, recommendations } from '../api/clients.ts'
import type { DeadLetter } from '../api/shapes.ts'

type Deed = (id: number) => Promise<unknown>
type Deeds = { readonly redrive: Deed; readonly discard: Deed }

/** Each service decides about its own. */
const byService: Readonly<Record<string, Deeds>> = {
  cart: {
    redrive: id => answerOf(cart('POST /v1/admin/cart/dead-letters/:id/redrive', { id })),
    discard: id => answerOf(cart('POST /v1/admin/cart/dead-letters/:id/discard', { id })),
  },
  catalog: {
    redrive: id => answerOf(catalog('POST /v1/admin/catalog/dead-letters/:id/redrive', { id })),
    discard: id => answerOf(catalog('POST /v1/admin/catalog/dead-letters/:id/discard', { id })),
  },
  notifications: {
    redrive: id => answerOf(notifications('POST /v1/admin/notifications/dead-letters/:id/redrive', { id })),
    discard: id => answerOf(notifications('POST /v1/admin/notifications/dead-letters/:id/discard', { id })),
  },
  orders: {
    redrive: id => answerOf(orders('POST /v1/admin/orders/dead-letters/:id/redrive', { id })),
    discard: id => answerOf(orders('POST /v1/admin/orders/dead-letters/:id/discard', { id })),
  },
  pricing: {
    redrive: id => answerOf(pricing('POST /v1/admin/pricing/dead-letters/:id/redrive', { id })),
    discard: id => answerOf(pricing('POST /v1/admin/pricing/dead-letters/:id/discard', { id })),
  },
  recommendations: {
    redrive: id =>
      answerOf(recommendations('POST /v1/admin/recommendations/dead-letters/:id/redrive', { id })),
    discard: id =>
      answerOf(recommendations('POST /v1/admin/recommendations/dead-letters/:id/discard', { id })),
  },
}

export type Decision = keyof Deeds

export async function decide(decision: Decision, { service, id }: DeadLetter): Promise<unknown> {
  const deeds = byService[service]
  if (!deeds) throw new Error(`Nothing is known here of the service ${service}: decide by its own API.`)
  return deeds[decision](id)
}
