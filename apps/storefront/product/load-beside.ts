import { productsBySlug } from '../catalogue/products-by-slug.ts'
import type { Visit } from '../server/visit.ts'
import type { Card, Product } from '../shop.ts'

type Beside = { readonly together: readonly Card[]; readonly similar: readonly Card[] }

const most = 4

/** What is bought with it, and what is like it; nothing twice. A product is sold without either. */
export async function loadBeside(visit: Visit, { slug }: Product): Promise<Beside> {
  const { recommendations } = visit.shop.clients
  const [bought, alike] = await Promise.all([
    recommendations.listBoughtTogether({ products: [slug], limit: most }, visit.call).catch(() => undefined),
    recommendations.listSimilar({ product: slug, limit: 2 * most }, visit.call).catch(() => undefined),
  ])
  const together = slugsOf(bought)
  const similar = slugsOf(alike)
    .filter(other => !together.includes(other))
    .slice(0, most)
  const cards = await productsBySlug(visit, [...together, ...similar])
  return {
    together: cards.filter(card => together.includes(card.slug)),
    similar: cards.filter(card => similar.includes(card.slug)),
  }
}

type Listed = { readonly ok: true; readonly value: { readonly items: readonly { readonly slug: string }[] } }

const slugsOf = (answer: Listed | { readonly ok: false } | undefined): string[] =>
  answer?.ok ? answer.value.items.map(({ slug }) => slug) : []
