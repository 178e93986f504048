import type { Answer } from './answer.ts'
import type { Request } from './request.ts'

export type Route = {
  readonly method: 'GET' | 'POST'
  /** One group for each parameter. */
  readonly path: RegExp
  handle(request: Request): Answer | Promise<Answer>
}

/** `/v1/charges/:` matches one more part of the path. */
export const route = (method: Route['method'], path: string, handle: Route['handle']): Route => ({
  method,
  path: new RegExp(`^${path.replaceAll(':', '([A-Za-z0-9._~%:-]+)')}$`),
  handle,
})

type Found = { readonly route: Route; readonly params: readonly string[] }

export function findRoute(
  routes: readonly Route[],
  asked: string,
  path: string,
): Found | 'no path' | 'no method' {
  let met: 'no path' | 'no method' = 'no path'
  const method = asked === 'HEAD' ? 'GET' : asked
  for (const candidate of routes) {
    const match = candidate.path.exec(path)
    if (!match) continue
    if (candidate.method === method)
      return { route: candidate, params: match.slice(1).map(decodeURIComponent) }
    met = 'no method'
  }
  return met
}
