import { Readable } from 'node:stream'
import type { Call } from '@stoa/kernel/call'
import type { MethodDefinition } from '@stoa/kernel/contract'
import { isPlatformError, PlatformError } from '@stoa/kernel/errors'
import type { Dispatcher } from 'undici'
import { contentTypeOf } from './raw-body.ts'
import type { ServiceIdentity } from './service-identity.ts'

export type RequestBuilder = (input: unknown, call: Call, signal: AbortSignal) => Dispatcher.RequestOptions

/** Between services a method is `POST /internal/<service>/<method>` with its input as the body. */
export function requestBuilder(
  service: string,
  name: string,
  method: MethodDefinition,
  identity: ServiceIdentity,
): RequestBuilder {
  const path = `/internal/${service}/${name}`
  return (input, call, signal) => ({
    method: 'POST',
    path: method.consumes ? `${path}?input=${encodeURIComponent(JSON.stringify(input))}` : path,
    headers: headersOf(service, method, identity, call),
    body: method.consumes ? Readable.from(call.body ?? [], { objectMode: false }) : JSON.stringify(input),
    signal,
  })
}

function headersOf(service: string, method: MethodDefinition, identity: ServiceIdentity, call: Call) {
  const headers: Record<string, string> = {
    authorization: `Bearer ${identity.tokenFor(service)}`,
    'x-actor': identity.signActor(call.actor),
    'x-request-id': call.requestId,
    'x-deadline': String(Math.floor(call.deadline)),
    'content-type': (method.consumes && (contentTypeOf(call) ?? method.consumes[0])) || 'application/json',
  }
  if (call.traceparent) headers.traceparent = call.traceparent
  if (call.idempotencyKey) headers['idempotency-key'] = call.idempotencyKey
  if (call.ifMatch !== undefined) headers['if-match'] = `"${call.ifMatch}"`
  return headers
}

const neverSent = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'UND_ERR_CONNECT_TIMEOUT',
  'EHOSTUNREACH',
])

/** The connection failed before the request could have had an effect, so that any call may be repeated. */
export const wasNeverSent = (error: unknown): boolean =>
  isPlatformError(error, 'unavailable') &&
  neverSent.has((error.cause as { code?: string } | undefined)?.code ?? '')

export function transportError(service: string, error: unknown, signal: AbortSignal): PlatformError {
  if (isPlatformError(error)) return error
  if (signal.aborted) return isPlatformError(signal.reason) ? signal.reason : new PlatformError('cancelled')
  const { code = '' } = error as { code?: string }
  return neverSent.has(code)
    ? new PlatformError('unavailable', { detail: `${service} cannot be reached`, cause: error })
    : new PlatformError('upstream_failed', { detail: `${service} did not answer`, cause: error })
}
