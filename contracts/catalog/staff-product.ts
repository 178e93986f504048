import { Type } from 'typebox'
import { pictureDetails } from './media.ts'
import { PriceRange } from './product.ts'
import {
  CategoryId,
  Code,
  ExternalId,
  Instant,
  Labels,
  Language,
  Price,
  ProductId,
  Sku,
  Slug,
  Tag,
  VariantId,
  Version,
} from './values.ts'

const line = (maxLength: number, description: string) => Type.String({ minLength: 1, maxLength, description })

export const ProductTexts = Type.Object({
  title: line(200, 'Name of the product'),
  subtitle: Type.Optional(line(300, 'One line beneath the name')),
  description: Type.Optional(line(20_000, 'Plain text; a blank line separates paragraphs')),
  seoTitle: Type.Optional(line(200, 'Title for search engines; the title where missing')),
  seoDescription: Type.Optional(line(500, 'Description for search engines')),
})

export const OptionInput = Type.Object({
  code: Code,
  labels: Labels,
  values: Type.Array(
    Type.Object({
      code: Code,
      labels: Labels,
      swatch: Type.Optional(Type.String({ pattern: '^#[0-9a-fA-F]{6}$', description: 'Colour to show' })),
    }),
    { minItems: 1, maxItems: 250 },
  ),
})

export const MediaInput = Type.Object({
  url: Type.String({
    minLength: 1,
    maxLength: 2000,
    pattern: '^(https://|/(?!/))\\S+$',
    description:
      'An https address, or a path of this shop. Size, colour, alt texts and focal point of an uploaded picture are filled in where they are missing',
  }),
  kind: Type.Union([Type.Literal('image'), Type.Literal('video'), Type.Literal('model')], {
    default: 'image',
  }),
  alt: Type.Optional(Labels),
  width: Type.Optional(Type.Integer({ minimum: 1, maximum: 20_000 })),
  height: Type.Optional(Type.Integer({ minimum: 1, maximum: 20_000 })),
  options: Type.Optional(
    Type.Record(Code, Code, {
      maxProperties: 10,
      description: 'The choices that it shows, for instance one colour',
    }),
  ),
  skus: Type.Optional(
    Type.Array(Sku, { maxItems: 50, uniqueItems: true, description: 'The variants that it shows' }),
  ),
  ...pictureDetails,
})

export const VariantInput = Type.Object({
  id: Type.Optional(VariantId),
  sku: Sku,
  options: Type.Record(Code, Code, {
    maxProperties: 10,
    description: 'One value for each option of the product',
  }),
  prices: Type.Array(Price, { maxItems: 50, description: 'At most one for each currency' }),
  barcode: Type.Optional(Type.String({ minLength: 1, maxLength: 64 })),
  weightGrams: Type.Optional(Type.Integer({ minimum: 0, maximum: 10_000_000 })),
})

export const AttributeValue = Type.Union(
  [
    Type.String({ minLength: 1, maxLength: 500 }),
    Type.Number(),
    Type.Boolean(),
    Type.Array(Type.String({ minLength: 1, maxLength: 500 }), { minItems: 1, maxItems: 50 }),
  ],
  { description: 'As the definition of the attribute demands; a list where it allows several' },
)

const parts = {
  slug: Slug,
  texts: Type.Record(Language, ProductTexts, {
    minProperties: 1,
    maxProperties: 50,
    description: 'By language. The first language of the shop is demanded; others fall back to it',
  }),
  options: Type.Array(OptionInput, { maxItems: 10 }),
  variants: Type.Array(VariantInput, { minItems: 1, maxItems: 500 }),
  media: Type.Array(MediaInput, { maxItems: 100 }),
  attributes: Type.Record(Code, AttributeValue, { maxProperties: 100 }),
  categoryIds: Type.Array(CategoryId, { maxItems: 50, uniqueItems: true }),
  tags: Type.Array(Tag, { maxItems: 50, uniqueItems: true }),
  goesWith: Type.Array(Slug, { maxItems: 20, uniqueItems: true }),
  taxCategory: Code,
}

export const ProductInput = Type.Object({
  slug: Type.Optional({ ...Slug, description: 'Made from the title where missing' }),
  externalId: Type.Optional(ExternalId),
  texts: parts.texts,
  options: Type.Optional(parts.options),
  variants: parts.variants,
  media: Type.Optional(parts.media),
  attributes: Type.Optional(parts.attributes),
  categoryIds: Type.Optional(parts.categoryIds),
  tags: Type.Optional(parts.tags),
  goesWith: Type.Optional(parts.goesWith),
  taxCategory: Type.Optional({ ...Code, default: 'standard' }),
})

/** What is given replaces what is there, field by field; variants are matched by id, then by SKU. */
export const ProductPatch = Type.Partial(Type.Object(parts), { minProperties: 1 })

export const ProductStatus = Type.Union(
  [Type.Literal('draft'), Type.Literal('scheduled'), Type.Literal('published')],
  { description: 'draft: staff only; scheduled: published at `publishAt`; published: everyone' },
)

export const StaffProduct = Type.Object({
  id: ProductId,
  version: Version,
  externalId: Type.Optional(ExternalId),
  status: ProductStatus,
  publishAt: Type.Optional(Instant),
  publishedAt: Type.Optional(Instant),
  createdAt: Instant,
  updatedAt: Instant,
  ...parts,
  variants: Type.Array(Type.Object({ ...VariantInput.properties, id: VariantId })),
})

export const StaffProductRow = Type.Object({
  id: ProductId,
  version: Version,
  slug: Slug,
  title: Type.String(),
  status: ProductStatus,
  publishAt: Type.Optional(Instant),
  variants: Type.Integer(),
  sku: Type.Optional({ ...Sku, description: 'Of its first variant' }),
  image: Type.Optional(
    Type.Object({ url: Type.String(), alt: Type.String(), colour: pictureDetails.colour }),
  ),
  prices: Type.Array(PriceRange),
  inStock: Type.Boolean({ description: 'As last told by inventory' }),
  tags: Type.Array(Tag),
  categoryIds: Type.Array(CategoryId),
  createdAt: Instant,
  updatedAt: Instant,
})
