import { catalogContract } from '@stoa/contracts/catalog'
import { inventoryContract } from '@stoa/contracts/inventory'
import type { Composition } from '@stoa/fleet/compose'
import type { Call } from '@stoa/kernel/call'
import type { Api } from '@stoa/kernel/contract'
import { type Result, unwrap } from '@stoa/kernel/result'
import { newCall } from '@stoa/platform/contract'
import { attributes, categories, locations, products, synonyms } from '../index.ts'
import type { SeedProduct } from '../types.ts'
import { codeOf } from './to-import-item.ts'

const call = (more: { readonly ifMatch?: number } = {}): Call =>
  newCall({ actor: { kind: 'staff', id: 'seed', permissions: ['*'] }, timeoutMs: 60_000, ...more })
/** What somebody else made meanwhile is not overwritten. */
const none = { ifMatch: 0 }

/**
 * What products stand on: locations, categories, attributes, synonyms. Through the same API as anybody; what is there
 * already stays as it is, so a load that was cut short goes on.
 */
export async function loadShelves(composition: Composition): Promise<void> {
  const catalog = composition.client(catalogContract, 'edge')
  await loadLocations(composition.client(inventoryContract, 'edge'))
  await loadAttributes(catalog)
  await loadCategories(catalog)
  await loadSynonyms(catalog)
}

type Catalog = Api<typeof catalogContract>

async function loadLocations(inventory: Api<typeof inventoryContract>): Promise<void> {
  const known = new Set(unwrap(await inventory.listLocations({}, call())).items.map(({ id }) => id))
  for (const { key, name, priority } of locations().filter(location => !known.has(location.key)))
    made(
      `location ${key}`,
      await inventory.putLocation({ id: key, name: name.en, priority, active: true }, call(none)),
    )
}

async function loadAttributes(catalog: Catalog): Promise<void> {
  const known = new Set(unwrap(await catalog.listAttributes({}, call())).items.map(({ code }) => code))
  const many = severalOf(products())
  for (const { key, type, unit, facet, label, values } of attributes()) {
    if (known.has(codeOf(key))) continue
    const input = {
      ...{ code: codeOf(key), labels: { ...label }, facetable: facet, multiple: many.has(key) },
      type: unit && type === 'number' ? ('unit' as const) : type,
      ...(unit && { unit }),
      ...(values && { values: values.map(value => ({ code: value.key, labels: { ...value.label } })) }),
    }
    made(`attribute ${key}`, await catalog.createAttribute(input, call()))
  }
}

async function loadCategories(catalog: Catalog): Promise<void> {
  const { items } = unwrap(await catalog.listCategories({}, call()))
  const ids = new Map(items.map(({ slug, id }) => [slug, id]))
  for (const category of categories()) {
    if (ids.has(category.slug)) continue
    const parentId = category.parent === null ? null : ids.get(category.parent)
    if (parentId === undefined)
      throw new Error(`the category ${category.slug} comes before its parent ${category.parent}`)
    const created = made(
      `category ${category.slug}`,
      await catalog.createCategory({ ...inputOf(category), parentId }, call()),
    )
    ids.set(category.slug, created.id)
  }
}

async function loadSynonyms(catalog: Catalog): Promise<void> {
  const known = new Set(unwrap(await catalog.listSynonyms({}, call())).items.map(({ words }) => words.join()))
  const groups = synonyms()
  for (const language of ['en', 'de'] as const)
    for (const words of groups[language].filter(group => !known.has(group.join())))
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
