import { Readable } from 'node:stream'
import type { DeclaredError, DeclaredFailure, Download, MethodDefinition } from '@stoa/kernel/contract'
import type { Result } from '@stoa/kernel/result'
import type { FastifyReply } from 'fastify'
import { declaredProblem, isRawJson, isReplayed, lazySerializer } from '../contract/index.ts'
import { traceIdOf } from '../telemetry/index.ts'
import { etagOf, isUnchanged, versionOf } from './etag.ts'
import { type EventStreams, isEventStream } from './event-streams.ts'
import { securityHeaders } from './security-headers.ts'
import { sendProblem } from './send-problem.ts'

type Outcome = Result<unknown, DeclaredFailure>
export type SendOutcome = (
  reply: FastifyReply,
  outcome: Outcome,
  traceparent: string | undefined,
) => FastifyReply

export function outcomeSender(method: MethodDefinition, streams: EventStreams): SendOutcome {
  const sendValue = isEventStream(method)
    ? eventSender(streams)
    : method.produces
      ? sendDownload
      : jsonSender(method)
  return (reply, outcome, traceparent) => {
    if (isReplayed(outcome)) reply.header('idempotent-replayed', 'true')
    return outcome.ok
      ? sendValue(reply, outcome.value)
      : sendFailure(reply, method.errors![outcome.error.code]!, outcome.error, traceIdOf(traceparent))
  }
}

const cacheControl = ({ cacheSeconds }: MethodDefinition): string =>
  cacheSeconds ? `public, max-age=${cacheSeconds}` : 'no-cache, private'

function jsonSender(method: MethodDefinition) {
  const serialize = lazySerializer(method.output)
  const status = method.success ?? 200
  const headers = {
    ...securityHeaders,
    'content-type': 'application/json; charset=utf-8',
    'cache-control': cacheControl(method),
  }
  return (reply: FastifyReply, value: unknown): FastifyReply => {
    const { request } = reply
    reply.code(status).headers(headers).header('x-request-id', request.id)
    if (status === 204) return reply.removeHeader('content-type').send()
    const version = method.etag && versionOf(value)
    if (version !== undefined && method.etag) {
      const etag = etagOf(version as number)
      reply.header('etag', etag)
      if (isRead(request.method) && isUnchanged(request.headers['if-none-match'], etag))
        return reply.code(304).send()
    }
    return reply.send(isRawJson(value) ? value.text : serialize(value))
  }
}

const isRead = (verb: string): boolean => verb === 'GET' || verb === 'HEAD'

function sendDownload(reply: FastifyReply, value: unknown): FastifyReply {
  // Methods that declare `produces` answer a Download: the contract's types say so.
  const { contentType, fileName, chunks } = value as Download
  reply.headers(securityHeaders).header('content-type', contentType).header('cache-control', 'no-store')
  reply.header('x-request-id', reply.request.id)
  if (fileName)
    reply.header('content-disposition', `attachment; filename="${fileName.replace(/[^\w.-]/g, '_')}"`)
  return reply.send(Readable.from(chunks, { objectMode: false }))
}

function eventSender(streams: EventStreams) {
  return (reply: FastifyReply, value: unknown): FastifyReply => {
    const { chunks } = value as Download
    reply.headers(securityHeaders).header('content-type', 'text/event-stream; charset=utf-8')
    // Proxies that gather or change what passes would keep the news to themselves.
    reply.header('cache-control', 'no-store, no-transform').header('x-accel-buffering', 'no')
    reply.header('x-request-id', reply.request.id)
    return reply.send(Readable.from(streams.open(chunks), { objectMode: false }))
  }
}

function sendFailure(
  reply: FastifyReply,
  declared: DeclaredError,
  failure: DeclaredFailure,
  traceId: string | undefined,
): FastifyReply {
  // Tells a remote client a declared outcome from an error of the kit that has the same code.
  reply.header('x-outcome', 'declared')
  return sendProblem(reply, declaredProblem(failure, declared, { requestId: reply.request.id, traceId }))
}
