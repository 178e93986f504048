import { readFileSync } from 'node:fs'
import type {
  AuthoredProduct,
  SeedAttribute,
  SeedCategory,
  SeedCollection,
  SeedColour,
  SeedLocation,
  SeedMaterial,
  Text,
} from '../types.ts'

/** The files are ours and the tests read every field of them, so their shape is asserted, not parsed. */
const read = <T>(file: string): T => JSON.parse(readFileSync(new URL(file, import.meta.url), 'utf8')) as T

export type AuthoredCategory = Pick<SeedCategory, 'slug' | 'parent' | 'title' | 'intro' | 'picture'>

export const readColours = () => read<readonly SeedColour[]>('colours.json')
export const readMaterials = () => read<readonly SeedMaterial[]>('materials.json')
export const readAttributes = () => read<readonly SeedAttribute[]>('attributes.json')
export const readCategories = () => read<readonly AuthoredCategory[]>('categories.json')
export const readCollections = () => read<readonly SeedCollection[]>('collections.json')
export const readLocations = () => read<readonly SeedLocation[]>('locations.json')
export const readTags = () => read<Readonly<Record<string, Text>>>('tags.json')
export const readSynonyms = () =>
  read<{ readonly en: readonly string[][]; readonly de: readonly string[][] }>('synonyms.json')

export interface OptionWords extends Readonly<Record<string, Text | Readonly<Record<string, Text>>>> {
  readonly values: Readonly<Record<string, Text>>
}

export const readOptions = () => read<OptionWords>('options.json')

export interface Shelf {
  readonly category: string
  readonly products: readonly AuthoredProduct[]
}

/** Every category that has a parent has a file of products of its own. */
export const readShelves = (): readonly Shelf[] =>
  readCategories()
    .filter(category => category.parent)
    .map(({ slug }) => ({ category: slug, products: read<readonly AuthoredProduct[]>(`${slug}.json`) }))

const kebab = (text: string) =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')

export const slugOf = ({ name, noun }: Pick<AuthoredProduct, 'name' | 'noun'>): string =>
  kebab(`${name} ${noun.en.replaceAll("'", '')}`)

export const titleOf = ({ name, noun }: Pick<AuthoredProduct, 'name' | 'noun'>): Text => ({
  en: `${name} ${noun.en}`,
  de: `${noun.de} ${name}`,
})
