import type { IncomingMessage } from 'node:http'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fastifyStatic from '@fastify/static'
import type { Actor } from '@stoa/kernel/call'
import type { Clock } from '@stoa/kernel/clock'
import { newCall } from '@stoa/platform/contract'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Brand } from './pages/layout.ts'
import { messagePage, type Rendered, render } from './render.ts'
import type { Catalog, Visit } from './shop.ts'
import { languageOf, wordsOf } from './words.ts'

export type StorefrontOptions = {
  readonly catalog: Catalog
  readonly brand: Brand
  readonly currency: string
  /** Where uploaded and seeded pictures lie. */
  readonly media: string
  readonly clock: Clock
  /** For whom a page is rendered. */
  readonly actorOf: (request: IncomingMessage) => Promise<Actor>
  readonly failed: (error: unknown, path: string) => void
}

const hour = 3_600_000
const fontFolder = join(
  dirname(fileURLToPath(import.meta.resolve('@fontsource-variable/bricolage-grotesque/package.json'))),
  'files',
)
/** Pages bring no script and take nothing from elsewhere; JSON-LD is data. */
const contentSecurity =
  "default-src 'none'; img-src 'self'; style-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
/** A picture that somebody uploaded can do nothing but be seen. */
const mediaSecurity = "default-src 'none'; style-src 'unsafe-inline'; sandbox"

/** The shop's pages on a listener that others share: `/`, `/categories/…`, `/products/…`, `/assets/…`, `/media/…`. */
export function registerStorefront(app: FastifyInstance, options: StorefrontOptions): void {
  const page = (request: FastifyRequest, reply: FastifyReply) => answer(request, reply, options)
  for (const path of ['/', '/categories/:slug', '/products/:slug']) app.get(path, page)
  app.register(async scope => {
    await scope.register(fastifyStatic, {
      root: [join(import.meta.dirname, 'assets'), fontFolder],
      prefix: '/assets/',
      maxAge: hour,
      index: false,
    })
  })
  app.register(async scope => {
    const setHeaders = (reply: FastifyReply) => {
      reply.header('content-security-policy', mediaSecurity)
    }
    await scope.register(fastifyStatic, {
      root: options.media,
      prefix: '/media/',
      maxAge: hour,
      index: false,
      decorateReply: false,
      setHeaders,
    })
  })
}

async function answer(
  request: FastifyRequest,
  reply: FastifyReply,
  options: StorefrontOptions,
): Promise<FastifyReply> {
  const visit = visitOf(request, options, await options.actorOf(request.raw))
  const rendered = await renderSafely(visit, options)
  if (rendered.location) return reply.redirect(rendered.location, rendered.status)
  return reply
    .code(rendered.status)
    .type('text/html; charset=utf-8')
    .header('content-security-policy', contentSecurity)
    .header('cache-control', rendered.status === 200 ? 'public, max-age=0, must-revalidate' : 'no-store')
    .header('vary', 'accept-language')
    .send(rendered.html)
}

async function renderSafely(visit: Visit, { catalog, brand, failed }: StorefrontOptions): Promise<Rendered> {
  try {
    return (await render(catalog, brand, visit)) ?? messagePage(brand, visit, 404)
  } catch (error) {
    failed(error, visit.url.pathname)
    return messagePage(brand, visit, 500)
  }
}

function visitOf(request: FastifyRequest, { currency, clock }: StorefrontOptions, actor: Actor): Visit {
  const language = languageOf(request.headers['accept-language'])
  const call = newCall({ actor, requestId: request.id, clock })
  return {
    url: new URL(request.url, `${request.protocol}://${request.headers['x-forwarded-host'] ?? request.host}`),
    language,
    words: wordsOf(language),
    currency,
    call,
  }
}
