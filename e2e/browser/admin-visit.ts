import assert from 'node:assert/strict'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import type { OneProcess } from '../topologies/one-process.ts'
import { type Visit, visitor } from './visit.ts'

/** Lets somebody who is signed in look at the administration. Signing in costs a hash, so its cookie is kept. */
export function staffVisitor(browser: Browser, shop: OneProcess) {
  const visit = visitor(browser, new URL(shop.url).origin)
  let signedIn: BrowserContextOptions['storageState']
  return (options: BrowserContextOptions, look: (visit: Visit) => Promise<void>): Promise<void> =>
    visit({ ...options, ...(signedIn && { storageState: signedIn }) }, async given => {
      given.page.context().setDefaultTimeout(patienceMs)
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

const buildMs = 90_000
/** For what a click begins on a machine that does much else. */
const patienceMs = 30_000
const lookAgainMs = 100

/** Built in the background at the first start; it says so until then. */
export async function built({ url }: Pick<OneProcess, 'url'>): Promise<void> {
  const until = Date.now() + buildMs
  for (;;) {
    const answer = await fetch(`${url}admin/`)
    const text = await answer.text()
    if (answer.status === 200) return
    assert.equal(answer.status, 503, text)
    assert.ok(Date.now() < until, `it is still being prepared after ${buildMs} ms`)
    await new Promise(resolve => setTimeout(resolve, lookAgainMs))
  }
}

/** What the messages in the corner say. */
export const told = (page: Page, text: string | RegExp): Promise<void> =>
  page.getByLabel('Messages').getByText(text).first().waitFor()
