import type { Actor } from '@stoa/kernel/call'
import { isPlatformError } from '@stoa/kernel/errors'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { brokenPage, closedForNow, missingPage } from '../errors/pages.ts'
import type { Shop } from '../shop.ts'
import { framed } from '../view/layout.ts'
import { contentSecurity } from './content-security.ts'
import type { Answer, Handler, Page } from './page.ts'
import { type Kept, type PageCache, packPage } from './page-cache.ts'
import { cookiesOf } from './preferences.ts'
import { type Request, requestOf, type Visit, visitOf } from './visit.ts'

export type Serving = {
  readonly shop: Shop
  readonly cache: PageCache
  readonly actorOf: (request: FastifyRequest) => Promise<Actor>
}

const html = 'text/html; charset=utf-8'

/** A page that is the same for everybody who chose the same language, currency and theme. */
export const shared =
  (serving: Serving, handler: Handler) => async (request: FastifyRequest, reply: FastifyReply) => {
    const { cache, shop } = serving
    const known = requestOf(request, shop)
    remember(reply, known)
    const key = keyOf(known)
    const hit = request.headers['x-part'] === undefined ? cache.get(key) : undefined
    if (hit) return sendKept(request, reply, hit)
    const seen = cache.generation()
    const visit = await visitOf(request, known, shop, { kind: 'anonymous' })
    const answer = await answered(visit, handler)
    if (!('body' in answer) || answer.personal || (answer.status ?? 200) !== 200)
      return send(reply, visit, answer)
    const text = Buffer.from(framed(visit, answer))
    const kept = { text, packed: packPage(text), type: html, security: contentSecurity(answer.origins) }
    cache.put(key, kept, seen)
    return sendKept(request, reply, kept)
  }

/** A page for whoever looks at it, and what their forms do. */
export const personal =
  (serving: Serving, handler: Handler) => async (request: FastifyRequest, reply: FastifyReply) => {
    const known = requestOf(request, serving.shop)
    remember(reply, known)
    const visit = await visitOf(request, known, serving.shop, await serving.actorOf(request))
    return send(reply, visit, await answered(visit, handler))
  }

const maintenanceSeconds = 600
const awaySeconds = 30

async function answered(visit: Visit, handler: Handler): Promise<Answer> {
  const { shop, words } = visit
  if (shop.maintenance) return closedForNow(visit, words.maintenance, maintenanceSeconds)
  try {
    return await handler(visit)
  } catch (error) {
    if (isPlatformError(error, 'not_found')) return missingPage(visit)
    // A cursor or filter that was edited by hand is the visitor's to mend: start at the first page.
    if (isPlatformError(error) && error.status === 400 && visit.url.search && visit.form.size === 0)
      return { to: visit.url.pathname }
    shop.report(error, visit.url.pathname)
    // Nobody behind the pages answers, or not in time: that passes.
    if (isPlatformError(error) && error.status > 500)
      return closedForNow(visit, words.away, error.retryAfterSeconds ?? awaySeconds)
    return brokenPage(visit)
  }
}

function send(reply: FastifyReply, visit: Visit, answer: Answer): FastifyReply {
  if ('cookies' in answer && answer.cookies) reply.header('set-cookie', answer.cookies)
  if ('to' in answer) return reply.redirect(answer.to, answer.status ?? 303)
  if ('text' in answer)
    return reply
      .type(answer.type)
      .header('cache-control', answer.cacheControl ?? 'public, max-age=3600')
      .send(answer.text)
  reply
    .code(answer.status ?? 200)
    .type(html)
    .header('cache-control', 'private, no-cache')
  if ('part' in answer) return reply.header('vary', 'x-part').send(answer.part.text)
  return sendPage(reply, visit, answer)
}

function sendPage(reply: FastifyReply, visit: Visit, page: Page): FastifyReply {
  const { refreshSeconds, retryAfterSeconds } = page
  if (refreshSeconds) reply.header('refresh', String(refreshSeconds))
  if (retryAfterSeconds) reply.header('retry-after', String(retryAfterSeconds))
  return reply
    .header('content-security-policy', contentSecurity(page.origins))
    .header('vary', 'cookie, accept-language, x-part')
    .send(framed(visit, page))
}

function sendKept(request: FastifyRequest, reply: FastifyReply, kept: Kept): FastifyReply {
  const packs = /\bbr\b/.test(request.headers['accept-encoding'] ?? '')
  if (packs) reply.header('content-encoding', 'br')
  return reply
    .type(kept.type)
    .header('content-security-policy', kept.security)
    .header('cache-control', 'private, no-cache')
    .header('vary', 'cookie, accept-language, accept-encoding, x-part')
    .send(packs ? kept.packed : kept.text)
}

/** Everything a shared page depends on; the host, because its own address stands in it. */
const keyOf = ({ url, language, currency, theme }: Request): string =>
  `${url.host}${url.pathname}${url.search} ${language} ${currency} ${theme}`

function remember(reply: FastifyReply, { url, ...preferences }: Request): void {
  const cookies = cookiesOf(url.searchParams, preferences)
  if (cookies.length > 0) reply.header('set-cookie', cookies)
}
