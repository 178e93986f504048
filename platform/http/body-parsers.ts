import type { FastifyInstance } from 'fastify'
import { parseJsonBody } from './json-body.ts'
import { RawBody } from './raw-body.ts'

/** JSON and nothing else: the framework's own parsers forgive what a contract must not. */
export function useJsonBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, bytes, done) => {
    try {
      done(null, parseJsonBody(bytes as Buffer))
    } catch (error) {
      done(error as Error)
    }
  })
}

/** The handler reads the stream itself; the limit is counted as it reads. */
export function useRawBodies(app: FastifyInstance, types: readonly string[], limit: number): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser([...types], (request, payload, done) => {
    const contentType = request.headers['content-type']!.split(';')[0]!.trim().toLowerCase()
    done(null, new RawBody(payload as never, contentType, limit))
  })
}
