import { answerOf } from '../api/answer.ts'
import { cart, catalog, notifications, orders, pricing, recommendations } from '../api/clients.ts'
import type { DeadLetter } from '../api/shapes.ts'

type Redriven = { readonly items: readonly { readonly id: number; readonly outcome: string }[] }
type Page = { readonly items: readonly Omit<DeadLetter, 'service'>[]; readonly next?: string }
type Deeds = {
  readonly list: (page: { limit: number; cursor?: string }) => Promise<Page>
  readonly redrive: (ids: number[]) => Promise<Redriven>
  readonly discard: (id: number) => Promise<unknown>
}

/** Each service decides about its own. */
const byService: Readonly<Record<string, Deeds>> = {
  cart: {
    list: page => answerOf(cart('GET /v1/admin/cart/dead-letters', page)),
    redrive: ids => answerOf(cart('POST /v1/admin/cart/dead-letters/redrive', { ids })),
    discard: id => answerOf(cart('POST /v1/admin/cart/dead-letters/:id/discard', { id })),
  },
  catalog: {
    list: page => answerOf(catalog('GET /v1/admin/catalog/dead-letters', page)),
    redrive: ids => answerOf(catalog('POST /v1/admin/catalog/dead-letters/redrive', { ids })),
    discard: id => answerOf(catalog('POST /v1/admin/catalog/dead-letters/:id/discard', { id })),
  },
  notifications: {
    list: page => answerOf(notifications('GET /v1/admin/notifications/dead-letters', page)),
    redrive: ids => answerOf(notifications('POST /v1/admin/notifications/dead-letters/redrive', { ids })),
    discard: id => answerOf(notifications('POST /v1/admin/notifications/dead-letters/:id/discard', { id })),
  },
  orders: {
    list: page => answerOf(orders('GET /v1/admin/orders/dead-letters', page)),
    redrive: ids => answerOf(orders('POST /v1/admin/orders/dead-letters/redrive', { ids })),
    discard: id => answerOf(orders('POST /v1/admin/orders/dead-letters/:id/discard', { id })),
  },
  pricing: {
    list: page => answerOf(pricing('GET /v1/admin/pricing/dead-letters', page)),
    redrive: ids => answerOf(pricing('POST /v1/admin/pricing/dead-letters/redrive', { ids })),
    discard: id => answerOf(pricing('POST /v1/admin/pricing/dead-letters/:id/discard', { id })),
  },
  recommendations: {
    list: page => answerOf(recommendations('GET /v1/admin/recommendations/dead-letters', page)),
    redrive: ids => answerOf(recommendations('POST /v1/admin/recommendations/dead-letters/redrive', { ids })),
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

/** Of one call. */
const most = { redrive: 100, discard: 1 } as const

/** What one call decides: up to a hundred events of a service are redriven together, each is discarded by itself. */
export const batchesOf = (decision: Decision, letters: readonly DeadLetter[]): DeadLetter[][] =>
  [...Map.groupBy(letters, ({ service }) => service).values()].flatMap(own =>
    Array.from({ length: Math.ceil(own.length / most[decision]) }, (_, i) =>
      own.slice(i * most[decision], (i + 1) * most[decision]),
    ),
  )

const gone = 'It is not parked any more: somebody has decided about it already.'

/** About the events of one batch; why those stayed as they were that did. */
export async function decide(
  decision: Decision,
  batch: readonly DeadLetter[],
): Promise<ReadonlyMap<DeadLetter, string>> {
  const { redrive, discard } = deedsOf(batch[0]!.service)
  if (decision === 'discard') {
    await discard(batch[0]!.id)
    return new Map()
  }
  const { items } = await redrive(batch.map(({ id }) => id))
  const redriven = new Set(items.filter(({ outcome }) => outcome === 'redriven').map(({ id }) => id))
  return new Map(batch.filter(({ id }) => !redriven.has(id)).map(letter => [letter, gone]))
}

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
