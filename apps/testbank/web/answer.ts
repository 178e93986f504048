import type { Html } from '@stoa/platform/html'

export type Answer = {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Buffer
}

/** The line goes dead: the caller cannot know whether something happened. */
export class Cut extends Error {
  override readonly name = 'Cut'
}

const common = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cache-control': 'no-store',
}

export const json = (status: number, value: unknown): Answer => ({
  status,
  headers: { ...common, 'content-type': 'application/json; charset=utf-8' },
  body: JSON.stringify(value),
})

export const redirect = (url: string): Answer => ({
  status: 303,
  headers: { ...common, location: url },
  body: '',
})

export type Policy = {
  /** Who may show the page in a frame; nobody without it. */
  readonly frameAncestors?: string
  /** Where its forms may lead, a redirect after them included. */
  readonly formAction?: readonly string[]
  readonly script?: boolean
}

export const page = (status: number, content: Html, policy: Policy = {}): Answer => ({
  status,
  headers: { ...common, 'content-type': 'text/html; charset=utf-8', 'content-security-policy': csp(policy) },
  body: content.text,
})

function csp({ frameAncestors = "'none'", formAction = [], script = false }: Policy): string {
  return [
    "default-src 'none'",
    "style-src 'self'",
    "img-src 'self' data:",
    ...(script ? ["script-src 'self'", "connect-src 'self'"] : []),
    `form-action ${["'self'", ...formAction].join(' ')}`,
    "base-uri 'none'",
    `frame-ancestors ${frameAncestors}`,
  ].join('; ')
}

export const asset = (contentType: string, body: string | Buffer, cacheSeconds = 3600): Answer => ({
  status: 200,
  headers: { ...common, 'content-type': contentType, 'cache-control': `public, max-age=${cacheSeconds}` },
  body,
})
