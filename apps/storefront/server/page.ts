import type { Html } from '@stoa/platform/html'
import type { Visit } from './visit.ts'

/** A page, before its frame is put round it. */
export type Page = {
  readonly status?: number
  readonly title: string
  readonly description?: string | undefined
  readonly body: Html
  /** Path and query under which it should be known; its own path where nothing is said. */
  readonly canonical?: string
  readonly image?: string | undefined
  /** schema.org. */
  readonly data?: readonly object[]
  readonly noIndex?: boolean
  /** For whoever looks at it alone. */
  readonly personal?: boolean
  /** The script beside the one that every page has. */
  readonly script?: string
  /** Origins of others whose frames and forms this page holds: the payment provider's. */
  readonly origins?: readonly string[]
  readonly cookies?: readonly string[]
  readonly frame?: 'shop' | 'checkout' | 'bare'
  /** For pages that wait: a header, so that it works without script. */
  readonly refreshSeconds?: number
  /** For pages that say that it is not now. */
  readonly retryAfterSeconds?: number
}

/** A piece of a page, for the scripts. */
export type Part = { readonly part: Html; readonly status?: number; readonly cookies?: readonly string[] }
export type Redirect = {
  readonly to: string
  readonly status?: 301 | 303
  readonly cookies?: readonly string[]
}
export type Raw = { readonly text: string; readonly type: string; readonly cacheControl?: string }
export type Answer = Page | Part | Redirect | Raw
export type Handler = (visit: Visit) => Promise<Answer>
