import type { FastifyReply } from 'fastify'
import { asPlatformError, type Problem, problem } from '../contract/index.ts'
import { isTraceparent, traceIdOf } from '../telemetry/index.ts'

export function sendProblem(reply: FastifyReply, body: Problem): FastifyReply {
  return reply
    .code(body.status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .header('cache-control', 'no-store')
    .header('x-content-type-options', 'nosniff')
    .header('x-request-id', body.requestId)
    .send(JSON.stringify(body))
}

export function sendError(reply: FastifyReply, error: unknown, traceparent?: string): FastifyReply {
  const { request } = reply
  const known = asPlatformError(error)
  const traceId = traceIdOf(traceparent ?? given(request.headers.traceparent))
  if (known.status >= 500)
    request.log.error(
      {
        err: known.cause ?? known,
        code: known.code,
        request_id: request.id,
        trace_id: traceId,
        route: request.routeOptions.url,
      },
      'request failed',
    )
  if (known.retryAfterSeconds !== undefined) reply.header('retry-after', String(known.retryAfterSeconds))
  if (known.status === 413 || known.status === 408) reply.header('connection', 'close')
  return sendProblem(reply, problem(known, request.id, traceId))
}

const given = (header: unknown): string | undefined => (isTraceparent(header) ? header : undefined)
