import { answerOf } from '../api/answer.ts'
import { cart, catalog, notifications, orders, pricing, recommendations } from '../api/clients.ts'
import type { DeadLetter } from '../api/shapes.ts'

type Deed = (id: number) => Promise<unknown>
type Page = { readonly items: readonly Omit<DeadLetter, 'service'>[]; readonly next?: string }
type Deeds = {
  readonly list: (page: { limit: number; cursor?: string }) => Promise<Page>
  readonly redrive: Deed
  readonly discard: Deed
}

/** Each service decides about its own. */
const byService: Readonly<Record<string, Deeds>> = {
  cart: {
    list: page => answerOf(cart('GET /v1/admin/cart/dead-letters', page)),
    redrive: id => answerOf(cart('POST /v1/admin/cart/dead-letters/:id/redrive', { id })),
    discard: id => answerOf(cart('POST /v1/admin/cart/dead-letters/:id/discard', { id })),
  },
  catalog: {
    list: page => answerOf(catalog('GET /v1/admin/catalog/dead-letters', page)),
    redrive: id => answerOf(catalog('POST /v1/admin/catalog/dead-letters/:id/redrive', { id })),
    discard: id => answerOf(catalog('POST /v1/admin/catalog/dead-letters/:id/discard', { id })),
  },
  notifications: {
    list: page => answerOf(notifications('GET /v1/admin/notifications/dead-letters', page)),
    redrive: id => answerOf(notifications('POST /v1/admin/notifications/dead-letters/:id/redrive', { id })),
    discard: id => answerOf(notifications('POST /v1/admin/notifications/dead-letters/:id/discard', { id })),
  },
  orders: {
    list: page => answerOf(orders('GET /v1/admin/orders/dead-letters', page)),
    redrive: id => answerOf(orders('POST /v1/admin/orders/dead-letters/:id/redrive', { id })),
    discard: id => answerOf(orders('POST /v1/admin/orders/dead-letters/:id/discard', { id })),
  },
  pricing: {
    list: page => answerOf(pricing('GET /v1/admin/pricing/dead-letters', page)),
    redrive: id => answerOf(pricing('POST /v1/admin/pricing/dead-letters/:id/redrive', { id })),
    discard: id => answerOf(pricing('POST /v1/admin/pricing/dead-letters/:id/discard', { id })),
  },
  recommendations: {
    list: page => answerOf(recommendations('GET /v1/admin/recommendations/dead-letters', page)),
    redrive: id =>
      answerOf(recommendations('POST /v1/admin/recommendations/dead-letters/:id/redrive', { id })),
    discard: id =>
      answerOf(recommendations('POST /v1/admin/recommendations/dead-letters/:id/discard', { id })),
  },
}

export type Decision = 'redrive' | 'discard'

function deedsOf(service: string): Deeds {
  const deeds = byService[service]
  if (!deeds) throw new Error(`Nothing is known here of the service ${service}: decide by its own API.`)
  return deeds
}

export const decide = async (decision: Decision, { service, id }: DeadLetter): Promise<unknown> =>
  deedsOf(service)[decision](id)

/** Every parked event of a service, however many pages there are. */
export async function parkedOf(service: string): Promise<DeadLetter[]> {
  const found: DeadLetter[] = []
  let cursor: string | undefined
  do {
    const page = await deedsOf(service).list({ limit: 100, ...(cursor && { cursor }) })
    found.push(...page.items.map(item => ({ service, ...item })))
    cursor = page.next
  } while (cursor !== undefined)
  return found
}
