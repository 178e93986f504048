import type { Call } from '@stoa/kernel/call'
import type { MethodDefinition } from '@stoa/kernel/contract'
import { isPlatformError, PlatformError } from '@stoa/kernel/errors'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { type GuardedHandler, verbOf } from '../contract/index.ts'
import { assertAcceptable } from './accept.ts'
import { type Edge, identifierOf, type Principal } from './edge.ts'
import { type EventStreams, isEventStream, resumedUrl } from './event-streams.ts'
import { flightsOf } from './flights.ts'
import { RawBody } from './raw-body.ts'
import { type InputReader, inputReader, internalReader } from './read-input.ts'
import { readDeadline, readIdempotencyKey, readIfMatch } from './request-headers.ts'
import { outcomeSender } from './send-outcome.ts'
import { sendError } from './send-problem.ts'
import { requestRecorder, type ServerTelemetry, traceEntrance } from './server-telemetry.ts'

export type BoundMethod = {
  readonly service: string
  readonly method: MethodDefinition
  readonly handler: GuardedHandler
  readonly edge: Edge
  readonly clock: { now(): number }
  readonly route: string
  readonly telemetry: ServerTelemetry | undefined
  readonly streams: EventStreams
}

export const maxUrlLength = 8_192

type RouteHandler = (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>

/** One route: what is HTTP about a method. Everything else is the guard's. */
export function bindMethod(bound: BoundMethod): RouteHandler {
  const { service, method, handler, edge, clock, telemetry, streams } = bound
  const identify = identifierOf(edge, service)
  const isPublic = edge.edge === 'public'
  const reader = isPublic ? inputReader(method) : internalReader(method)
  const send = outcomeSender(method, streams)
  const resumes = isPublic && isEventStream(method)
  const offered = method.produces ?? ['application/json', 'application/problem+json']
  const enterTrace = traceEntrance(telemetry, edge)
  const record = requestRecorder(telemetry, verbOf(method), bound.route)
  const callOf = (request: FastifyRequest, principal: Principal, traceparent: string | undefined): Call => ({
    caller: principal.caller,
    actor: principal.actor,
    requestId: request.id,
    traceparent,
    deadline: readDeadline(request.headers, clock.now(), isPublic),
    idempotencyKey: readIdempotencyKey(method, request.headers),
    ifMatch: readIfMatch(method, request.headers),
    body: request.body instanceof RawBody ? request.body : undefined,
  })
  return async (request, reply) => {
    const began = performance.now()
    const controller = new AbortController()
    const flights = flightsOf(request.raw.socket)
    flights.add(controller)
    const traceparent = enterTrace(request.headers.traceparent)
    try {
      if (request.url.length > maxUrlLength) throw new PlatformError('uri_too_long')
      assertAcceptable(request.headers.accept, offered)
      const found = identify(request.raw)
      const call = callOf(request, found instanceof Promise ? await found : found, traceparent)
      // Fastify types what it knows nothing of as unknown.
      const params = request.params as Record<string, string>
      const url = resumes ? resumedUrl(request.url, request.headers['last-event-id']) : request.url
      const input = reader.read({ params, url, body: request.body })
      return send(reply, await handler(input, call, controller), traceparent)
    } catch (error) {
      return sendError(reply, located(reader, error), traceparent)
    } finally {
      flights.delete(controller)
      record(reply.statusCode, performance.now() - began)
    }
  }
}

function located(reader: InputReader, error: unknown): unknown {
  if (!isPlatformError(error, 'validation_failed')) return error
  const detail = error.detail === undefined ? {} : { detail: error.detail }
  return new PlatformError('validation_failed', { ...detail, fields: error.fields.map(reader.locate) })
}
