import { defineMethod } from '@stoa/kernel/contract'
import { Type } from 'typebox'
import { editors, readers } from './access.ts'
import { Instant, Language, ProductId, pageInput, pageOf, Version } from './values.ts'

export const MediaId = Type.String({
  pattern: '^med_[0-9a-z]{26}$',
  description: 'Identifier of an uploaded picture',
})
const share = Type.Number({ minimum: 0, maximum: 1 })
export const FocalPoint = Type.Object(
  { x: share, y: share },
  {
    description:
      'What must stay visible when the picture is cropped, as shares of width and height from the upper left',
  },
)
export const Colour = Type.String({
  pattern: '^#[0-9a-f]{6}$',
  description: 'The colour that most of the picture has: shown before it is there',
})
export const Placeholder = Type.String({
  maxLength: 2000,
  pattern: '^data:image/webp;base64,[A-Za-z0-9+/=]+$',
  description: 'The picture in some hundred bytes, to be shown blurred before it is there',
})
const Alt = Type.Record(Language, Type.String({ minLength: 1, maxLength: 200 }), {
  maxProperties: 50,
  description: 'Language tag to what the picture shows, for those who do not see it',
})
const FileName = Type.String({ minLength: 1, maxLength: 200, pattern: '^[^/\\\\\\x00-\\x1f]+$' })

export const MediaItem = Type.Object({
  id: MediaId,
  version: Version,
  url: Type.String({
    description: 'What a product names. `?w=320|480|640|960|1280|1920&f=avif|webp|jpeg|png` resizes it',
    examples: ['/media/3f0c….jpg'],
  }),
  fileName: Type.String(),
  contentType: Type.String({ description: 'As it is stored: re-encoded, without metadata' }),
  bytes: Type.Integer(),
  width: Type.Integer(),
  height: Type.Integer(),
  colour: Colour,
  placeholder: Placeholder,
  alt: { ...Alt, description: 'Taken over by products that give none of their own' },
  focal: Type.Optional(FocalPoint),
  createdAt: Instant,
  products: Type.Integer({ description: 'How many products show it' }),
})

const id = Type.Object({ id: MediaId })
const notFound = { media_not_found: { status: 404, description: 'There is no such picture' } } as const
const changed = {
  media_changed: {
    status: 412,
    description: 'Somebody else changed it since it was read',
    data: Type.Object({ version: Version }),
  },
} as const

export const uploadMedia = defineMethod({
  ...editors,
  http: 'POST /v1/admin/media',
  summary: 'Upload a picture: the file is the body',
  description:
    'What it is decided by its bytes, not by its name or type. It is decoded, set upright, freed of metadata (camera, place, author) and encoded anew; of an animation the first frame is kept. The same file twice is one picture. A picture that nothing shows for a while is deleted. SVG is refused: it can hold programs.',
  input: Type.Object({
    fileName: Type.Optional({ ...FileName, description: 'What people call it; found by in the library' }),
  }),
  output: MediaItem,
  errors: {
    media_unreadable: {
      status: 422,
      description: 'It is no JPEG, PNG, WebP, AVIF or GIF, or it is damaged',
    },
    media_too_large: { status: 422, description: 'It has more pixels than the shop takes' },
  },
  success: 201,
  consumes: ['image/jpeg', 'image/png', 'image/webp', 'image/avif', 'image/gif', 'application/octet-stream'],
  bodyLimitBytes: 64_000_000,
  timeoutMs: 120_000,
  etag: true,
  examples: [{ name: 'a photograph', input: { fileName: 'oak-table-front.jpg' } }],
})

export const listMedia = defineMethod({
  ...readers,
  http: 'GET /v1/admin/media',
  summary: 'Uploaded pictures, latest first',
  input: Type.Object({
    q: Type.Optional(Type.String({ minLength: 1, maxLength: 200, description: 'Part of the file name' })),
    unused: Type.Optional(Type.Boolean({ description: 'true: only what no product shows' })),
    ...pageInput,
  }),
  output: pageOf(MediaItem),
})

export const getMedia = defineMethod({
  ...readers,
  http: 'GET /v1/admin/media/:id',
  summary: 'One uploaded picture',
  input: id,
  output: MediaItem,
  errors: notFound,
  etag: true,
})

export const getManyMedia = defineMethod({
  ...readers,
  http: 'GET /v1/admin/batch/media',
  summary: 'Up to 100 uploaded pictures by id',
  input: Type.Object({ ids: Type.Array(MediaId, { minItems: 1, maxItems: 100 }) }),
  output: Type.Object({ items: Type.Array(MediaItem), missing: Type.Array(Type.String()) }),
})

export const updateMedia = defineMethod({
  ...editors,
  http: 'PATCH /v1/admin/media/:id',
  summary: 'Change what is told of a picture in the library',
  description: 'Products that show it already keep what they have; it is for those that will.',
  input: Type.Object({
    ...id.properties,
    fileName: Type.Optional(FileName),
    alt: Type.Optional(Alt),
    focal: Type.Optional(Type.Union([FocalPoint, Type.Null()])),
  }),
  output: MediaItem,
  errors: { ...notFound, ...changed },
  idempotency: 'optional',
  ifMatch: 'required',
  etag: true,
  examples: [
    {
      name: 'what it shows, in two languages',
      input: {
        id: 'med_01jd0000000000000000000001',
        alt: { en: 'A round oak table', de: 'Ein runder Eichentisch' },
        focal: { x: 0.5, y: 0.4 },
      },
    },
  ],
})

export const deleteMedia = defineMethod({
  ...editors,
  http: 'DELETE /v1/admin/media/:id',
  summary: 'Delete a picture that nothing shows',
  input: id,
  output: id,
  errors: {
    ...notFound,
    ...changed,
    media_in_use: {
      status: 409,
      description: 'Products or categories show it: take it from them first',
      data: Type.Object({
        products: Type.Array(ProductId, { description: 'Up to 20 of them' }),
        categories: Type.Array(Type.String()),
      }),
    },
  },
  ifMatch: 'required',
})

/** What a product tells of a picture beyond where it is. */
export const pictureDetails = {
  colour: Type.Optional(Colour),
  placeholder: Type.Optional(Placeholder),
  focal: Type.Optional(FocalPoint),
}
