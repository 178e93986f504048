import { isPlatformError, PlatformError, type PlatformErrorCode } from '@stoa/kernel/errors'
import type { FastifyError } from 'fastify'

const codes: Readonly<Record<string, PlatformErrorCode>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'payload_too_large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported_media_type',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'malformed_request',
  FST_ERR_CTP_EMPTY_TYPE: 'unsupported_media_type',
  FST_ERR_CTP_INVALID_TYPE: 'unsupported_media_type',
  FST_ERR_BAD_URL: 'malformed_request',
  FST_ERR_MAX_PARAM_LENGTH: 'uri_too_long',
}

const details: Readonly<Record<string, string>> = {
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'The body is not as long as Content-Length says',
  FST_ERR_BAD_URL: 'The path is not percent-encoded UTF-8',
  FST_ERR_MAX_PARAM_LENGTH: 'A path parameter is too long',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'Send the body as one of the content types that this method takes',
}

/** What Fastify refuses becomes a row of our own table. */
export function fromFramework(error: unknown): unknown {
  if (isPlatformError(error)) return error
  const { code = '' } = error as FastifyError
  const known = codes[code]
  if (!known) return error
  const detail = details[code]
  return new PlatformError(known, detail ? { detail, cause: error } : { cause: error })
}
