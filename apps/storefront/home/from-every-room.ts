import type { Visit } from '../server/visit.ts'
import type { Card } from '../shop.ts'

type Wanted = { readonly most: number; readonly tag?: string }

/** The newest of each room in turn, so that a young shop does not show eight bags. */
export async function fromEveryRoom(visit: Visit, { most, tag }: Wanted): Promise<readonly Card[]> {
  const { shop, language, currency, call, categories } = visit
  const rooms = categories.filter(({ depth }) => depth === 0)
  const perRoom = Math.ceil(most / Math.max(1, rooms.length))
  const shelves = await Promise.all(
    rooms.map(async ({ slug }) => {
      const input = { language, currency, category: slug, limit: perRoom, ...(tag && { tag }) }
      const answer = await shop.clients.catalog.listProducts(input, call)
      return answer.ok ? answer.value.items : []
    }),
  )
  return inTurn(shelves).slice(0, most)
}

/** The first of each, then the second of each; nothing twice. */
export function inTurn<T extends { readonly slug: string }>(shelves: readonly (readonly T[])[]): T[] {
  const deepest = Math.max(0, ...shelves.map(({ length }) => length))
  const taken = Array.from({ length: deepest }, (_, place) => shelves.flatMap(shelf => shelf[place] ?? []))
  return [...new Map(taken.flat().map(one => [one.slug, one])).values()]
}
