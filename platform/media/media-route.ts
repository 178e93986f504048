import { PlatformError } from '@stoa/kernel/errors'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { sendError } from '../http/index.ts'
import type { DiskCache } from './disk-cache.ts'
import { contentTypes, type Variant } from './picture.ts'
import type { PictureDesk } from './picture-desk.ts'
import { isPictureError } from './picture-error.ts'
import type { Original, PictureSource } from './source.ts'
import { nameOf, negotiate, readVariant } from './variant.ts'

export type MediaOptions = {
  readonly source: PictureSource
  readonly desk: PictureDesk
  readonly cache: DiskCache
  /** Where the pictures stand on the origin. */
  readonly prefix?: string
}

/** A picture that somebody uploaded can do nothing but be seen. */
const sandbox = {
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-site',
  'accept-ranges': 'none',
}

/** Named after their content, as uploads are: they never change. */
const contentAddressed = /(^|\/)[0-9a-f]{40}\.[a-z]+$/
const forever = 'public, max-age=31536000, immutable'
const anHour = 'public, max-age=3600'

/** `GET <prefix><key>` as stored, with `?w=…&f=…` resized. Each variant is made once, however many wait for it. */
export function registerMedia(app: FastifyInstance, options: MediaOptions): void {
  const { prefix = '/media/' } = options
  const variants = createVariants(options)
  app.get(`${prefix}*`, async (request, reply) => {
    try {
      return await answer(request, reply, { ...options, variants })
    } catch (error) {
      return sendError(reply.removeHeader('etag').removeHeader('vary'), error)
    }
  })
}

type Parts = MediaOptions & { readonly variants: ReturnType<typeof createVariants> }

async function answer(request: FastifyRequest, reply: FastifyReply, { source, variants }: Parts) {
  const key = (request.params as { '*': string })['*']
  const asked = readVariant(new URL(request.url, 'http://media').searchParams)
  const original = await source(key)
  if (!original) throw new PlatformError('not_found', { detail: 'There is no such picture' })
  reply.headers(sandbox).header('cache-control', contentAddressed.test(key) ? forever : anHour)
  if (!asked) return sendOriginal(request, reply, original)
  if (!asked.format) reply.header('vary', 'accept')
  const format = asked.format ?? negotiate(request.headers.accept, original.contentType)
  const variant = { width: asked.width, format }
  const etag = `"${nameOf(original.tag, variant)}"`
  if (isKnown(request, etag)) return reply.header('etag', etag).code(304).send()
  try {
    const bytes = await variants(original, variant)
    return reply.header('etag', etag).type(contentTypes[format]!).send(bytes)
  } catch (error) {
    // What cannot be resized can perhaps still be seen.
    if (!isPictureError(error)) throw error
    return sendOriginal(request, reply.header('cache-control', 'no-cache'), original)
  }
}

async function sendOriginal(request: FastifyRequest, reply: FastifyReply, original: Original) {
  const etag = `"${original.tag}"`
  reply.header('etag', etag)
  if (isKnown(request, etag)) return reply.code(304).send()
  const body = await original.open()
  if (!body) throw new PlatformError('not_found', { detail: 'There is no such picture' })
  return reply.type(original.contentType).header('content-length', original.size).send(body)
}

const isKnown = ({ headers }: FastifyRequest, etag: string): boolean =>
  (headers['if-none-match'] ?? '').split(',').some(tag => tag.trim().replace(/^W\//, '') === etag)

function createVariants({ desk, cache }: MediaOptions) {
  const making = new Map<string, Promise<Uint8Array>>()
  const make = async (original: Original, variant: Variant, name: string): Promise<Uint8Array> => {
    const body = await original.open()
    if (!body) throw new PlatformError('not_found', { detail: 'There is no such picture' })
    const chunks: Uint8Array[] = []
    for await (const chunk of body) chunks.push(chunk)
    const bytes = await desk.resize(Buffer.concat(chunks), variant)
    await cache.put(name, bytes)
    return bytes
  }
  return async (original: Original, variant: Variant): Promise<Uint8Array> => {
    const name = nameOf(original.tag, variant)
    const kept = await cache.get(name)
    if (kept) return kept
    const others = making.get(name)
    if (others) return others
    const mine = make(original, variant, name).finally(() => making.delete(name))
    making.set(name, mine)
    return mine
  }
}
