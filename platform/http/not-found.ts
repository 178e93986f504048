import { PlatformError } from '@stoa/kernel/errors'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { sendError } from './send-problem.ts'

export type Mounted = { readonly verb: string; readonly path: string }

const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

const patternOf = (path: string): RegExp =>
  new RegExp(
    `^${path
      .split('/')
      .map(part => (part.startsWith(':') ? '[^/]+' : literal(part)))
      .join('/')}$`,
  )

/** A path that exists for another verb is 405 with Allow, and OPTIONS tells the same. */
export function notFoundHandler(mounted: readonly Mounted[]) {
  const patterns = mounted.map(({ verb, path }) => ({ verb, pattern: patternOf(path) }))
  return (request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const path = request.url.split('?', 1)[0]!
    const verbs = patterns.filter(({ pattern }) => pattern.test(path)).map(({ verb }) => verb)
    if (verbs.length === 0)
      return sendError(
        reply,
        new PlatformError('not_found', { detail: `There is nothing at ${path.slice(0, 200)}` }),
      )
    const allow = [...new Set([...verbs, ...(verbs.includes('GET') ? ['HEAD'] : []), 'OPTIONS'])].join(', ')
    reply.header('allow', allow)
    if (request.method === 'OPTIONS') return reply.code(204).header('x-request-id', request.id).send()
    return sendError(reply, new PlatformError('method_not_allowed', { detail: `Allowed here: ${allow}` }))
  }
}
