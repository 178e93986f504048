import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Browser } from 'playwright-core'
import { openBrowser } from '../../e2e/browser/open-browser.ts'
import { differenceOf } from './difference.ts'
import { ownShop, type Shown, type State } from './own-shop.ts'
import { type View, views } from './views.ts'

/** Takes them anew. `--compare` says how far they have moved and writes nothing; `--only admin-p`: whose names begin so. */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { compare: { type: 'boolean', default: false }, only: { type: 'string', default: '' } },
})
const folder = join(import.meta.dirname, '..', '..', 'docs', 'pictures')
const windows = { desk: { width: 1280, height: 800 }, phone: { width: 390, height: 844 } }

/** Of what is in the window. */
const drawn = `Promise.all(Array.from(document.images)
  .filter(image => image.getBoundingClientRect().top < innerHeight)
  .map(image => image.decode().catch(() => {})))`

async function take(
  browser: Browser,
  view: View,
  { address }: Shown,
  staff: State | undefined,
): Promise<Buffer> {
  const context = await browser.newContext({
    baseURL: address,
    viewport: view.phone ? windows.phone : windows.desk,
    colorScheme: view.dark ? 'dark' : 'light',
    locale: 'en',
    reducedMotion: 'reduce',
    ...(view.staff && staff && { storageState: staff }),
  })
  const page = await context.newPage()
  await view.show(page)
  await page.waitForLoadState('networkidle')
  await page.evaluate(drawn)
  const session = await context.newCDPSession(page)
  const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality: 80 })
  return Buffer.from(data, 'base64')
}

/** A shop that runs already; the link works once, so its cookie is kept for every picture. */
const givenShop = (address: string, link: string | undefined): Shown => ({
  address,
  async enter(browser) {
    if (link === undefined) return undefined
    const page = await browser.newPage()
    await page.goto(link)
    await page.waitForURL(/\/admin\//)
    return page.context().storageState()
  },
  stop: async () => {},
})

/** A browser for each: this one is a single process, and does not survive the closing of a page. */
async function inBrowser<T>(look: (browser: Browser) => Promise<T>): Promise<T> {
  const opened = await openBrowser()
  if ('missing' in opened) throw new Error(opened.missing)
  try {
    return await look(opened.browser)
  } finally {
    await opened.browser.close()
  }
}

async function one(view: View, shown: Shown, staff: State | undefined): Promise<void> {
  const file = join(folder, `${view.name}.webp`)
  const now = await inBrowser(browser => take(browser, view, shown, staff))
  if (!values.compare) {
    await writeFile(file, now)
    return console.log(`docs/pictures/${view.name}.webp  ${Math.round(now.length / 1000)} kB`)
  }
  const before = await readFile(file).catch(() => undefined)
  const percent = before && (await inBrowser(browser => differenceOf(browser, before, now)))
  console.log(`docs/pictures/${view.name}.webp  ${percent === undefined ? 'new' : `${percent.toFixed(2)} %`}`)
}

/** An address and a link into its administration may be given. */
const [address, link] = positionals
const shown = address ? givenShop(address, link) : await ownShop()
try {
  const staff = await inBrowser(shown.enter)
  for (const view of views.filter(({ name }) => name.startsWith(values.only))) {
    if (view.staff && !staff) console.log(`skipped: ${view.name}, no link into the administration was given`)
    else await one(view, shown, staff)
  }
} finally {
  await shown.stop()
}
