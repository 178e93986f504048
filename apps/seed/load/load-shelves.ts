import { catalogContract } from '@stoa/contracts/catalog'
import { inventoryContract } from '@stoa/contracts/inventory'
import type { Composition } from '@stoa/fleet/compose'
import type { Call } from '@stoa/kernel/call'
import type { Result } from '@stoa/kernel/result'
import { newCall } from '@stoa/platform/contract'
import { attributes, categories, locations, products, synonyms } from '../index.ts'
import type { SeedProduct } from '../types.ts'
import { codeOf } from './to-import-item.ts'

const call = (): Call =>
  newCall({ actor: { kind: 'staff', id: 'seed', permissions: ['*'] }, timeoutMs: 60_000 })

/** What products stand on: locations, categories, attributes, synonyms. Through the same API as anybody. */
export async function loadShelves(composition: Composition): Promise<void> {
  const catalog = composition.client(catalogContract, 'edge')
  const inventory = composition.client(inventoryContract, 'edge')
  for (const { key, name, priority } of locations())
    made(
      `location ${key}`,
      await inventory.putLocation({ id: key, name: name.en, priority, active: true }, call()),
    )
  const many = severalOf(products())
  for (const { key, type, unit, facet, label, values } of attributes()) {
    const input = {
      ...{ code: codeOf(key), labels: { ...label }, facetable: facet, multiple: many.has(key) },
      type: unit && type === 'number' ? ('unit' as const) : type,
      ...(unit && { unit }),
      ...(values && { values: values.map(value => ({ code: value.key, labels: { ...value.label } })) }),
    }
    made(`attribute ${key}`, await catalog.createAttribute(input, call()))
  }
  const ids = new Map<string, string>()
  for (const category of categories()) {
    const parentId = category.parent === null ? null : ids.get(category.parent)
    if (parentId === undefined)
      throw new Error(`the category ${category.slug} comes before its parent ${category.parent}`)
    const created = made(
      `category ${category.slug}`,
      await catalog.createCategory({ ...inputOf(category), parentId }, call()),
    )
    ids.set(category.slug, created.id)
  }
  const groups = synonyms()
  for (const language of ['en', 'de'] as const)
    for (const words of groups[language])
      made(`synonyms of ${words[0]}`, await catalog.createSynonyms({ language, words: [...words] }, call()))
}

/** Attributes of which some product has more than one value. */
const severalOf = (all: readonly SeedProduct[]): ReadonlySet<string> =>
  new Set(
    all.flatMap(({ attributes }) =>
      Object.entries(attributes).flatMap(([key, value]) => (typeof value === 'object' ? [key] : [])),
    ),
  )

type Category = ReturnType<typeof categories>[number]

const inputOf = ({ slug, position, title, intro, seoTitle, seoDescription, picture }: Category) => ({
  ...{ slug, position, picture: `/media/seed/${picture}` },
  texts: {
    en: { title: title.en, intro: intro.en, seoTitle: seoTitle.en, seoDescription: seoDescription.en },
    de: { title: title.de, intro: intro.de, seoTitle: seoTitle.de, seoDescription: seoDescription.de },
  },
})

function made<T>(what: string, result: Result<T, { code: string; detail: string; data?: unknown }>): T {
  if (result.ok) return result.value
  throw new Error(
    `the seed's ${what} was refused: ${result.error.detail} ${JSON.stringify(result.error.data ?? '')}`,
  )
}
