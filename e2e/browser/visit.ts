import assert from 'node:assert/strict'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'

export type Visit = {
  readonly page: Page
  /** What the browser complained of, and what it asked of others than the shop. */
  readonly complaints: string[]
}

type Options = BrowserContextOptions & {
  /** The payment provider's origin, for those who buy. */
  readonly bank?: string
}

/** Lets a visitor of their own look at the shop; at the end the browser must have complained of nothing. */
export const visitor =
  (browser: Browser, origin: string) =>
  async ({ bank, ...options }: Options, look: (visit: Visit) => Promise<void>): Promise<void> => {
    const context = await browser.newContext({
      baseURL: origin,
      locale: 'en',
      reducedMotion: 'reduce',
      ...options,
    })
    // For what a click begins on a machine that does much else.
    context.setDefaultTimeout(30_000)
    try {
      const page = await context.newPage()
      const complaints = complaintsOf(page, bank ? [origin, bank] : [origin])
      await look({ page, complaints })
      assert.deepEqual(complaints, [])
    } finally {
      await context.close()
    }
  }

function complaintsOf(page: Page, origins: readonly string[]): string[] {
  const complaints: string[] = []
  page.on('console', message => {
    if (['error', 'warning'].includes(message.type())) complaints.push(`console: ${message.text()}`)
  })
  page.on('pageerror', error => complaints.push(`script: ${error.message}`))
  page.on('requestfailed', request => {
    // Whoever goes on to the next page does not wait for the pictures of the last.
    const why = request.failure()?.errorText
    if (why !== 'net::ERR_ABORTED') complaints.push(`not loaded: ${request.url()}: ${why}`)
  })
  page.on('request', request => {
    if (!origins.some(origin => request.url().startsWith(origin)))
      complaints.push(`asked elsewhere: ${request.url()}`)
  })
  return complaints
}
