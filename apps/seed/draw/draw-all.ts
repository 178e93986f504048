import { readShelves, slugOf } from '../catalogue/read.ts'
import type { AuthoredProduct } from '../types.ts'
import { drawGiftCard } from './gift-card.ts'
import { drawHero } from './hero.ts'
import { drawPackshot, type Shot } from './packshot.ts'
import { drawScene } from './scene.ts'

export interface Picture {
  readonly file: string
  readonly svg: string
}

const shotOf = (product: AuthoredProduct, colour = product.colours[0] ?? 'oat'): Shot => ({
  slug: slugOf(product),
  colour,
  draw: product.draw,
  ...(product.ground ? { ground: product.ground } : {}),
})

const friendsOf = (product: AuthoredProduct, all: ReadonlyMap<string, AuthoredProduct>): readonly Shot[] =>
  (product.goesWith ?? []).map((slug, i) => {
    const friend = all.get(slug)
    if (!friend) throw new Error(`${slugOf(product)} goes with "${slug}", which is not in the catalogue`)
    return shotOf(friend, friend.colours[(i + 1) % friend.colours.length])
  })

/** One packshot for each colourway and, where the product names a scene, one picture in use. */
export function* drawAll(): Generator<Picture> {
  const products = readShelves().flatMap(shelf => shelf.products)
  const all = new Map(products.map(product => [slugOf(product), product]))
  for (const product of products) {
    const slug = slugOf(product)
    for (const colour of product.colours)
      yield { file: `${slug}-${colour}.svg`, svg: drawPackshot(shotOf(product, colour)) }
    if (product.scene)
      yield {
        file: `${slug}-scene.svg`,
        svg: drawScene(product.scene, shotOf(product), friendsOf(product, all)),
      }
  }
  const shotNamed = (slug: string, colour: string): Shot => {
    const product = all.get(slug)
    if (!product) throw new Error(`the hero shows "${slug}", which is not in the catalogue`)
    return shotOf(product, colour)
  }
  yield { file: 'gift-card.svg', svg: drawGiftCard() }
  yield { file: 'hero-morning.svg', svg: drawHero('morning', shotNamed) }
  yield { file: 'hero-evening.svg', svg: drawHero('evening', shotNamed) }
}
