import type { Socket } from 'node:net'
import { PlatformError } from '@stoa/kernel/errors'
import { problem } from '../contract/index.ts'
import { randomHex } from '../telemetry/index.ts'

type ConnectionError = Error & { code?: string }

const errorOf = ({ code }: ConnectionError): PlatformError => {
  if (code === 'HPE_HEADER_OVERFLOW') return new PlatformError('headers_too_large')
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return new PlatformError('request_timeout')
  return new PlatformError('malformed_request', { detail: 'This is not HTTP/1.1' })
}

/** What never became a request still gets a problem document with an id. */
export function answerClientError(error: ConnectionError, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return
  const body = problem(errorOf(error), randomHex()(16))
  const text = JSON.stringify(body)
  if (socket.writable)
    socket.write(
      `HTTP/1.1 ${body.status} ${body.title}\r\nContent-Type: application/problem+json; charset=utf-8\r\n` +
        `X-Request-Id: ${body.requestId}\r\nCache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\nConnection: close\r\n` +
        `Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`,
    )
  socket.destroySoon()
}
