import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import { PlatformError } from '@stoa/kernel/errors'
import { sendError } from '@stoa/platform/http'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { adminPolicy } from './admin-policy.ts'

export type AdminFilesOptions = {
  /** What the build of the administration left: index.html, and assets with a hash in their names. */
  readonly folder: string
}

const yearMs = 31_536_000_000
const hashed = /^assets\/.+-[\w-]{8,}\.\w+$/
const file = /\.\w+$/
/** What a build names its files; anything else is somebody's try. */
const built = /^(?!.*\.\.)[\w@][\w@./-]*$/

/** The administration is files: those whose names hold a hash stay for good, the page that names them never. */
export function adminFiles(app: FastifyInstance, { folder }: AdminFilesOptions): void {
  app.register(async scope => {
    // Named at each file: the folder may be built after the start.
    await scope.register(fastifyStatic, { root: import.meta.dirname, serve: false })
    scope.get('/admin', (_request, reply) => reply.redirect('/admin/', 308))
    scope.get<{ Params: { '*': string } }>('/admin/*', async ({ params }, reply) => {
      const path = params['*']
      if (!file.test(path) || path === 'index.html') return sendPage(folder, reply)
      if (!built.test(path)) return reply.callNotFound()
      reply.header('content-security-policy', "default-src 'none'; frame-ancestors 'none'")
      return hashed.test(path)
        ? reply.sendFile(path, folder, { maxAge: yearMs, immutable: true })
        : reply.sendFile(path, folder, { maxAge: 0 })
    })
  })
}

/** Every address of the application is the same page; it is read anew, so that a new build needs no restart. */
async function sendPage(folder: string, reply: FastifyReply): Promise<FastifyReply> {
  const html = await readFile(join(folder, 'index.html'), 'utf8').catch(() => undefined)
  if (html === undefined)
    return sendError(reply, new PlatformError('not_found', { detail: 'The administration is not built' }))
  return reply
    .type('text/html; charset=utf-8')
    .headers({ 'content-security-policy': adminPolicy(html), 'cache-control': 'no-store' })
    .send(html)
}
