import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { built } from '../suites/administration.ts'
import type { OneProcess } from '../topologies/one-process.ts'
import { type Visit, visitor } from './visit.ts'

/** Lets somebody who is signed in look at the administration. Signing in costs a hash, so its cookie is kept. */
export function staffVisitor(browser: Browser, shop: OneProcess) {
  const visit = visitor(browser, new URL(shop.url).origin)
  let signedIn: BrowserContextOptions['storageState']
  return (options: BrowserContextOptions, look: (visit: Visit) => Promise<void>): Promise<void> =>
    visit({ ...options, ...(signedIn && { storageState: signedIn }) }, async given => {
      if (!signedIn) {
        await built(shop)
        await given.page.goto('/admin/')
        await given.page.getByLabel('E-mail').fill('owner@stoa.localhost')
        await given.page.getByLabel('Password').fill(shop.ownerPassword)
        await given.page.getByRole('button', { name: 'Sign in' }).click()
        await given.page.getByRole('heading', { name: 'Home' }).waitFor()
        signedIn = await given.page.context().storageState()
      }
      await look(given)
    })
}

/** What the messages in the corner say. */
export const told = (page: Page, text: string | RegExp): Promise<void> =>
  page.getByLabel('Messages').getByText(text).first().waitFor()

/** Nothing is being loaded any more. */
export async function settled(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  await page.locator('.skeleton, .loading-row, [aria-busy="true"]').first().waitFor({ state: 'detached' })
}
