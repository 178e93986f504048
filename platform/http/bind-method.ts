import type { Call } from '@stoa/kernel/call'
import type { MethodDefinition } from '@stoa/kernel/contract'
import { isPlatformError, PlatformError } from '@stoa/kernel/errors'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { GuardedHandler } from '../contract/index.ts'
import { assertAcceptable } from './accept.ts'
import type { Edge } from './edge.ts'
import { identifierOf } from './edge.ts'
import { flightsOf } from './flights.ts'
import { RawBody } from './raw-body.ts'
import { type InputReader, inputReader, internalReader } from './read-input.ts'
import { readDeadline, readIdempotencyKey, readIfMatch } from './request-headers.ts'
import { outcomeSender } from './send-outcome.ts'
import { sendError } from './send-problem.ts'
import { isTraceparent } from './trace-header.ts'

export type BoundMethod = {
  readonly service: string
  readonly method: MethodDefinition
  readonly handler: GuardedHandler
  readonly edge: Edge
  readonly clock: { now(): number }
}

export const maxUrlLength = 8_192

type RouteHandler = (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>

/** One route: what is HTTP about a method. Everything else is the guard's. */
export function bindMethod({ service, method, handler, edge, clock }: BoundMethod): RouteHandler {
  const identify = identifierOf(edge, service)
  const reader = edge.edge === 'public' ? inputReader(method) : internalReader(method)
  const send = outcomeSender(method)
  const offered = method.produces ?? ['application/json', 'application/problem+json']
  const callOf = (request: FastifyRequest, principal: { caller: string; actor: Call['actor'] }): Call => ({
    caller: principal.caller,
    actor: principal.actor,
    requestId: request.id,
    traceparent: isTraceparent(request.headers.traceparent) ? request.headers.traceparent : undefined,
    deadline: readDeadline(request.headers, clock.now()),
    idempotencyKey: readIdempotencyKey(method, request.headers),
    ifMatch: readIfMatch(method, request.headers),
    body: request.body instanceof RawBody ? request.body : undefined,
  })
  return async (request, reply) => {
    const controller = new AbortController()
    const flights = flightsOf(request.raw.socket)
    flights.add(controller)
    try {
      if (request.url.length > maxUrlLength) throw new PlatformError('uri_too_long')
      assertAcceptable(request.headers.accept, offered)
      const found = identify(request.raw)
      const call = callOf(request, found instanceof Promise ? await found : found)
      // Fastify types what it knows nothing of as unknown.
      const params = request.params as Record<string, string>
      const input = reader.read({ params, url: request.url, body: request.body })
      return send(reply, await handler(input, call, controller))
    } catch (error) {
      return sendError(reply, located(reader, error))
    } finally {
      flights.delete(controller)
    }
  }
}

function located(reader: InputReader, error: unknown): unknown {
  if (!isPlatformError(error, 'validation_failed')) return error
  const detail = error.detail === undefined ? {} : { detail: error.detail }
  return new PlatformError('validation_failed', { ...detail, fields: error.fields.map(reader.locate) })
}
