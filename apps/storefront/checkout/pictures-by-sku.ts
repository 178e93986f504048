import type { Visit } from '../server/visit.ts'

/** What lines of a checkout or an order look like; a line is shown without, where it is not sold any more. */
export async function picturesBySku(
  { shop, language, call }: Visit,
  lines: readonly { readonly sku: string }[],
): Promise<ReadonlyMap<string, string>> {
  const skus = [...new Set(lines.map(({ sku }) => sku))].slice(0, 100)
  if (skus.length === 0) return new Map()
  const answer = await shop.clients.catalog.getManyVariants({ skus, language }, call).catch(() => undefined)
  const items = answer?.ok ? answer.value.items : []
  return new Map(items.flatMap(({ sku, image }) => (image ? [[sku, image] as const] : [])))
}
