import { PlatformError } from '@stoa/kernel/errors'
import type { FastifyInstance, FastifyRequest } from 'fastify'

/** What a page without script sends. */
export type Form = Readonly<Record<string, string>>

const urlencoded = 'application/x-www-form-urlencoded'
const longestBody = 16_384

/** Forms of this scope are urlencoded, short, and nothing else is taken. */
export function useForms(scope: FastifyInstance): void {
  scope.removeAllContentTypeParsers()
  scope.addContentTypeParser(
    urlencoded,
    { parseAs: 'string', bodyLimit: longestBody },
    (_request, body, done) => {
      done(null, Object.fromEntries(new URLSearchParams(String(body))))
    },
  )
}

/** PostgreSQL stores no NUL: refused here, it is never a 500 later. */
export function formOf({ body }: FastifyRequest): Form {
  const form = (body ?? {}) as Form
  for (const [field, value] of Object.entries(form))
    if (value.includes('\0'))
      throw new PlatformError('validation_failed', {
        fields: [{ pointer: `/${field.slice(0, 40)}`, detail: 'must not contain the NUL character' }],
      })
  return form
}
