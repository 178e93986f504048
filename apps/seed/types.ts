import type { Drawing } from './draw/spec.ts'

/** Every text exists in both languages of the shop. */
export interface Text {
  readonly en: string
  readonly de: string
}

export interface SeedColour {
  readonly key: string
  readonly hex: string
  readonly label: Text
  readonly family: string
}

export interface SeedCategory {
  readonly slug: string
  readonly parent: string | null
  readonly position: number
  readonly title: Text
  readonly intro: Text
  readonly seoTitle: Text
  readonly seoDescription: Text
  readonly picture: string
  readonly pictureAlt: Text
}

export interface SeedAttribute {
  readonly key: string
  readonly type: 'enum' | 'number' | 'boolean'
  readonly unit?: string
  readonly facet: boolean
  readonly label: Text
  readonly values?: readonly { readonly key: string; readonly label: Text }[]
}

export type AttributeValue = string | number | boolean | readonly string[]

export interface SeedLocation {
  readonly key: string
  readonly kind: 'warehouse' | 'store'
  readonly name: Text
  readonly address: {
    readonly line: string
    readonly postcode: string
    readonly city: string
    readonly country: string
  }
  /** Lower is asked first when a line is split over locations. */
  readonly priority: number
}

export interface SeedOption {
  readonly key: string
  readonly label: Text
  readonly values: readonly { readonly key: string; readonly label: Text; readonly swatch?: string }[]
}

/** Minor units: cents for EUR and USD, whole yen for JPY. */
export interface SeedPrices {
  readonly EUR: number
  readonly USD: number
  readonly JPY: number
}

export type StockPolicy =
  | { readonly kind: 'track' }
  | { readonly kind: 'backorder'; readonly limit: number; readonly leadDays: number }
  | { readonly kind: 'untracked' }

export interface SeedVariant {
  readonly sku: string
  readonly options: Readonly<Record<string, string>>
  readonly prices: SeedPrices
  readonly weightGrams: number
  readonly barcode: string
  readonly stock: Readonly<Record<string, number>>
  readonly policy: StockPolicy
}

export interface SeedPicture {
  readonly file: string
  readonly view: 'packshot' | 'scene'
  /** Set when the picture shows one colourway: the value of the `colour` option. */
  readonly colour?: string
  readonly alt: Text
}

export interface SeedTexts {
  readonly title: string
  readonly subtitle: string
  /** Paragraphs without markup. */
  readonly description: readonly string[]
  readonly seoTitle: string
  readonly seoDescription: string
}

export interface SeedProduct {
  readonly slug: string
  readonly categories: readonly string[]
  readonly texts: { readonly en: SeedTexts; readonly de: SeedTexts }
  readonly options: readonly SeedOption[]
  readonly variants: readonly SeedVariant[]
  readonly attributes: Readonly<Record<string, AttributeValue>>
  readonly tags: readonly string[]
  readonly pictures: readonly SeedPicture[]
  /** Slugs of products that the brand shows beside it. */
  readonly goesWith: readonly string[]
}

export interface SeedCollection {
  readonly slug: string
  readonly title: Text
  readonly intro: Text
  readonly tag: string
  readonly picture: string
  readonly pictureAlt: Text
}

/** A size as authored: its own price and weight where they differ from the product's. */
export interface AuthoredSize {
  readonly key: string
  readonly label?: Text
  readonly eur?: number
  readonly grams?: number
}

/** What a material is, where it comes from and how it is kept, unless the product says otherwise. */
export interface SeedMaterial {
  readonly key: string
  readonly label: Text
  readonly origin: string
  readonly care: readonly string[]
  readonly note: Text
}

/** A product as written by hand in catalogue/*.json; `products()` expands it to a SeedProduct. */
export interface AuthoredProduct {
  readonly name: string
  readonly noun: Text
  readonly subtitle: Text
  readonly story: Text
  readonly material: string
  readonly origin?: string
  readonly care?: readonly string[]
  readonly eur: number
  readonly grams: number
  readonly colours: readonly string[]
  readonly sizes?: readonly AuthoredSize[]
  readonly sizeLabel?: 'size' | 'volume' | 'set' | 'height' | 'length' | 'scent' | 'seat'
  readonly tags: readonly string[]
  readonly goesWith?: readonly string[]
  readonly also?: readonly string[]
  readonly draw: Drawing
  readonly scene?: SceneName
  readonly ground?: string
  readonly stock?: 'out' | 'backorder' | 'low' | 'made-to-order'
}

export type SceneName = 'table' | 'evening' | 'room' | 'shelf' | 'pegs' | 'close'
