import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import chromium from '@sparticuz/chromium'
import { type Browser, type BrowserContextOptions, chromium as engine } from 'playwright-core'
import { type View, views } from './views.ts'

const [address, link] = process.argv.slice(2)
if (!address || !URL.canParse(address)) {
  console.error('usage: node tools/pictures/main.ts http://127.0.0.1:8080 "$(npm run --silent admin-link)"')
  console.error('the address of a running seed shop, and a link into its administration')
  process.exit(2)
}
const folder = join(import.meta.dirname, '..', '..', 'docs', 'pictures')
const windows = { desk: { width: 1280, height: 800 }, phone: { width: 390, height: 844 } }

type State = NonNullable<BrowserContextOptions['storageState']>

async function take(browser: Browser, view: View, staff: State | undefined): Promise<void> {
  const context = await browser.newContext({
    baseURL: address!,
    viewport: view.phone ? windows.phone : windows.desk,
    colorScheme: view.dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
    ...(view.staff && staff && { storageState: staff }),
  })
  const page = await context.newPage()
  await view.show(page)
  await page.waitForLoadState('networkidle')
  const session = await context.newCDPSession(page)
  const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality: 80 })
  const bytes = Buffer.from(data, 'base64')
  await writeFile(join(folder, `${view.name}.webp`), bytes)
  console.log(`docs/pictures/${view.name}.webp  ${Math.round(bytes.length / 1000)} kB`)
}

/** The link works once, so its cookie is kept for every picture. */
async function enter(browser: Browser): Promise<State | undefined> {
  if (!link) return undefined
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.goto(link)
  await page.waitForURL(/\/admin\//)
  return context.storageState()
}

/** A browser for each: this one is a single process, and does not survive the closing of a page. */
async function inBrowser<T>(look: (browser: Browser) => Promise<T>): Promise<T> {
  const executablePath = await chromium.executablePath()
  const browser = await engine.launch({ executablePath, args: chromium.args, headless: true })
  try {
    return await look(browser)
  } finally {
    await browser.close()
  }
}

const staff = await inBrowser(enter)
for (const view of views) {
  if (view.staff && !staff) console.log(`skipped: ${view.name}, no link into the administration was given`)
  else await inBrowser(browser => take(browser, view, staff))
}
