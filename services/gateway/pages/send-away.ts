import { PlatformError } from '@stoa/kernel/errors'
import { sendError } from '@stoa/platform/http'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { awayPage, awaySecurity, type Reader } from './away-page.ts'

const retryAfterSeconds = 30

/** Nobody renders pages just now: people are told in their language, programs in theirs. */
export function sendAway(request: FastifyRequest, reply: FastifyReply, cause: unknown): FastifyReply {
  if (!/\btext\/html\b/.test(request.headers.accept ?? ''))
    return sendError(reply, new PlatformError('unavailable', { cause, retryAfterSeconds }))
  request.log.error({ err: cause, request_id: request.id }, 'nobody renders pages')
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': awaySecurity,
    'retry-after': String(retryAfterSeconds),
    vary: 'accept, accept-language, cookie',
  }
  reply.code(503).headers(headers)
  // What a form asked for is not asked for again by itself.
  if (request.method !== 'POST') reply.header('refresh', String(retryAfterSeconds))
  return reply.send(awayPage(readerOf(request)))
}

function readerOf({ headers, method, url }: FastifyRequest): Reader {
  const cookie = (name: string) =>
    headers.cookie
      ?.split('; ')
      .find(pair => pair.startsWith(`${name}=`))
      ?.slice(name.length + 1)
  const theme = cookie('theme')
  const language = (cookie('lang') ?? headers['accept-language']?.trim().slice(0, 2) ?? '').toLowerCase()
  return {
    language: language === 'de' ? 'de' : 'en',
    theme: theme === 'dark' || theme === 'light' ? theme : undefined,
    path: method === 'POST' ? pathBefore(headers) : url,
  }
}

/** Where the form stood. */
function pathBefore({ referer, host }: FastifyRequest['headers']): string {
  const from = URL.parse(referer ?? '')
  return from?.host === host && from ? `${from.pathname}${from.search}` : '/'
}
