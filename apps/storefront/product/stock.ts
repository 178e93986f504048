import type { Visit } from '../server/visit.ts'
import type { Product } from '../shop.ts'

/** How many are left of a SKU; absent where it is not counted. */
export type Stock = ReadonlyMap<string, number>

export async function loadStock({ shop, call }: Visit, { variants }: Product): Promise<Stock> {
  const skus = variants.map(({ sku }) => sku).slice(0, 100)
  const answer = await shop.clients.inventory.getManyAvailability({ skus }, call).catch(() => undefined)
  if (!answer?.ok) return new Map()
  return new Map(
    answer.value.items
      .filter(({ policy }) => policy === 'track')
      .map(({ sku, available }) => [sku, available]),
  )
}
