import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { PlatformError } from '@stoa/kernel/errors'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { AdminBuild } from './build/admin-build.ts'
import { progressCss, progressPage } from './progress-page.ts'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}
/** Pictures of products may lie elsewhere; everything else is this origin's own. */
const contentSecurity =
  "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' https: data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
const plain = /^(\/[\w-][\w.-]*)+$/
const forever = 'public, max-age=31536000, immutable'

/** `/admin` and all below it, on a listener that others share. Files have their hash in their name. */
export function registerAdmin(app: FastifyInstance, build: AdminBuild): void {
  const answer = (request: FastifyRequest, reply: FastifyReply) => serve(build, request, reply)
  app.get('/admin', answer)
  app.get('/admin/*', answer)
}

async function serve(build: AdminBuild, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const path = new URL(request.url, 'http://here').pathname.slice('/admin'.length)
  reply.header('content-security-policy', contentSecurity)
  const state = build.state()
  if (path === '/progress.css') return reply.type(types['.css']!).send(progressCss())
  if (state.kind === 'building')
    return page(reply, 503, 'The administration is being prepared', 'This happens once, and takes a moment.')
  if (state.kind === 'failed') return page(reply, 500, 'The administration could not be built', state.reason)
  const file = fileAt(path)
  const bytes = await readFile(join(state.folder, file)).catch(() => undefined)
  if (!bytes) throw new PlatformError('not_found')
  const isPage = file === 'index.html'
  return reply
    .type(types[extname(file)] ?? 'application/octet-stream')
    .header('cache-control', isPage || !file.startsWith('assets/') ? 'no-cache' : forever)
    .send(bytes)
}

/** Every address without a file's ending is a screen of the one page. */
function fileAt(path: string): string {
  if (!(extname(path) in types)) return 'index.html'
  // Nothing that was built has a name which has to be decoded.
  if (!plain.test(path)) throw new PlatformError('not_found')
  return path.slice(1)
}

function page(reply: FastifyReply, status: 500 | 503, title: string, text: string): FastifyReply {
  return reply
    .code(status)
    .type(types['.html']!)
    .headers({ 'cache-control': 'no-store', ...(status === 503 && { 'retry-after': '1' }) })
    .send(progressPage(title, text, status === 503))
}
