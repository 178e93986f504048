import type { Actor, Call } from '@stoa/kernel/call'
import { newCall } from '@stoa/platform/contract'
import type { FastifyRequest } from 'fastify'
import type { Branch, Shop } from '../shop.ts'
import { type Words, wordsOf } from '../words/words.ts'
import { cookieReader, type Preferences, preferencesOf } from './preferences.ts'

/** What every page is rendered with. */
export type Visit = Preferences & {
  readonly url: URL
  readonly params: Readonly<Record<string, string>>
  readonly words: Words
  readonly actor: Actor
  readonly call: Call
  readonly shop: Shop
  readonly categories: readonly Branch[]
  /** What a form sent; empty for a page that is only looked at. */
  readonly form: URLSearchParams
  /** A script asks for this part of the page alone. */
  readonly part: string | undefined
  readonly cookie: (name: string) => string | undefined
}

/** Known before anybody is asked anything: enough to find the page in the cache. */
export type Request = Preferences & {
  readonly url: URL
  readonly cookie: (name: string) => string | undefined
}

export function requestOf(request: FastifyRequest, { brand, currency }: Shop): Request {
  const url = new URL(
    request.url,
    `${request.protocol}://${request.headers['x-forwarded-host'] ?? request.host}`,
  )
  const cookie = cookieReader(request.headers.cookie)
  const preferences = preferencesOf({
    query: url.searchParams,
    cookie,
    acceptLanguage: request.headers['accept-language'],
    currencies: brand.currencies,
    currency,
  })
  return { url, cookie, ...preferences }
}

export async function visitOf(raw: FastifyRequest, known: Request, shop: Shop, actor: Actor): Promise<Visit> {
  const call = newCall({ actor, requestId: raw.id, clock: shop.clock, timeoutMs: 20_000 })
  const part = raw.headers['x-part']
  return {
    ...known,
    params: raw.params as Record<string, string>,
    words: wordsOf(known.language),
    actor,
    call,
    shop,
    // Without it a page still says what it has to say.
    categories: shop.maintenance ? [] : await shop.tree(known.language, call).catch(() => []),
    form: raw.body instanceof URLSearchParams ? raw.body : new URLSearchParams(),
    part: typeof part === 'string' ? part : undefined,
  }
}
