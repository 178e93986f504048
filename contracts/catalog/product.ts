import { Type } from 'typebox'
import { pictureDetails } from './media.ts'
import {
  CategoryId,
  Code,
  Currency,
  Instant,
  Language,
  Price,
  ProductId,
  Sku,
  Slug,
  VariantId,
} from './values.ts'

/** What a page of one product shows, in one language. Enums are open: a reader ignores what it does not know. */
const Picture = Type.Object({
  url: Type.String({ description: 'Absolute, or relative to the media base of the shop' }),
  kind: Type.String({ description: 'image, video or model' }),
  alt: Type.String(),
  width: Type.Optional(Type.Integer()),
  height: Type.Optional(Type.Integer()),
  options: Type.Optional(
    Type.Record(Code, Code, { description: 'Set when it shows one choice, for instance one colour' }),
  ),
  skus: Type.Optional(Type.Array(Sku, { description: 'Set when it shows some of the variants alone' })),
  ...pictureDetails,
})

const Option = Type.Object({
  code: Code,
  label: Type.String(),
  values: Type.Array(Type.Object({ code: Code, label: Type.String(), swatch: Type.Optional(Type.String()) })),
})

export const PriceRange = Type.Object({
  currency: Currency,
  min: Type.Integer(),
  max: Type.Integer(),
  compareAtAmount: Type.Optional(Type.Integer({ description: 'Former price of the cheapest variant' })),
})

export const Variant = Type.Object({
  id: VariantId,
  sku: Sku,
  options: Type.Record(Code, Code, { description: 'Option code to value code' }),
  prices: Type.Array(Price, {
    description: 'One for each currency it is sold in; pricing computes what is paid',
  }),
  inStock: Type.Boolean({
    description: 'As last told by inventory; true for what inventory has not mentioned',
  }),
  barcode: Type.Optional(Type.String()),
  weightGrams: Type.Optional(Type.Integer()),
})

export const AttributeText = Type.Object({
  code: Code,
  label: Type.String(),
  type: Type.String({ description: 'text, number, boolean, enum or unit' }),
  value: Type.Unknown({ description: 'String, number, boolean, or strings where several are allowed' }),
  text: Type.String({ description: 'The value as people read it, with its unit' }),
})

const Crumb = Type.Object({ id: CategoryId, slug: Slug, title: Type.String() })

export const ProductDetail = Type.Object({
  id: ProductId,
  slug: Slug,
  version: Type.Integer({
    description:
      'Moves when anything shown here changes. Not the version for If-Match: that is of the staff view',
  }),
  language: Language,
  title: Type.String(),
  subtitle: Type.Optional(Type.String()),
  description: Type.Optional(Type.String({ description: 'Plain text; a blank line separates paragraphs' })),
  seo: Type.Object({ title: Type.String(), description: Type.String() }),
  options: Type.Array(Option),
  variants: Type.Array(Variant),
  prices: Type.Array(PriceRange),
  inStock: Type.Boolean(),
  media: Type.Array(Picture),
  attributes: Type.Array(AttributeText),
  categories: Type.Array(
    Type.Object({
      ...Crumb.properties,
      path: Type.Array(Crumb, { description: 'From the root to its parent' }),
    }),
  ),
  tags: Type.Array(Type.String()),
  goesWith: Type.Array(Slug, { description: 'Products that the brand shows beside it' }),
  taxCategory: Code,
  publishedAt: Instant,
})

export const ProductCard = Type.Object({
  id: ProductId,
  slug: Slug,
  title: Type.String(),
  subtitle: Type.Optional(Type.String()),
  image: Type.Optional(
    Type.Object({
      url: Type.String(),
      alt: Type.String(),
      width: Type.Optional(Type.Integer()),
      height: Type.Optional(Type.Integer()),
      colour: pictureDetails.colour,
      focal: pictureDetails.focal,
    }),
  ),
  prices: Type.Array(PriceRange),
  variants: Type.Integer({ description: 'How many there are to choose from' }),
  inStock: Type.Boolean(),
  tags: Type.Array(Type.String()),
})

/** A variant with what carts, pricing and orders freeze of its product. */
export const SellableVariant = Type.Object({
  ...Variant.properties,
  productId: ProductId,
  productSlug: Slug,
  title: Type.String({ description: 'Title of the product' }),
  optionText: Type.String({
    description: 'The chosen values as people read them, for instance "Sand, 350 ml"',
  }),
  image: Type.Optional(Type.String()),
  categoryIds: Type.Array(CategoryId, {
    description: 'With all ancestors, for rules of price and promotion',
  }),
  tags: Type.Array(Type.String()),
  taxCategory: Code,
})
