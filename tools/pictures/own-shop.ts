import type { Browser, BrowserContextOptions } from 'playwright-core'
import { staffVisitor } from '../../e2e/browser/admin-visit.ts'
import { oneProcess } from '../../e2e/topologies/one-process.ts'
import { busyWeek } from './busy-week.ts'

export type State = NonNullable<BrowserContextOptions['storageState']>
export type Shown = {
  readonly address: string
  /** What a browser holds that is signed in to the administration. */
  enter(browser: Browser): Promise<State | undefined>
  stop(): Promise<void>
}

/** The seed shop after a busy week, for as long as pictures are taken of it. */
export async function ownShop(): Promise<Shown> {
  const ends: (() => Promise<void>)[] = []
  const shop = await oneProcess({ after: end => void ends.push(end) })
  await busyWeek(shop)
  return {
    address: shop.url,
    async enter(browser) {
      let state: State | undefined
      await staffVisitor(browser, shop)({}, async ({ page }) => {
        state = await page.context().storageState()
      })
      return state
    },
    async stop() {
      for (const end of ends.toReversed()) await end()
    },
  }
}
