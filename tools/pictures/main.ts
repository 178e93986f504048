import { join } from 'node:path'
import chromium from '@sparticuz/chromium'
import { type Browser, chromium as engine } from 'playwright-core'

const [address] = process.argv.slice(2)
if (!address || !URL.canParse(address)) {
  console.error('usage: node tools/pictures/main.ts http://127.0.0.1:8080   (the address of a running shop)')
  process.exit(2)
}

type View = { name: string; path: string; width: number; height: number; colorScheme: 'light' | 'dark' }
const views: readonly View[] = [
  { name: 'shop', path: '/', width: 1280, height: 800, colorScheme: 'light' },
  { name: 'product', path: '/products/folio-briefcase', width: 1280, height: 800, colorScheme: 'dark' },
]
const folder = join(import.meta.dirname, '..', '..', 'docs', 'pictures')

async function take(browser: Browser, { name, path, width, height, colorScheme }: View): Promise<void> {
  const page = await browser.newPage({ viewport: { width, height }, colorScheme })
  const answer = await page.goto(new URL(path, address).href, { waitUntil: 'networkidle' })
  if (answer?.status() !== 200)
    throw new Error(`${path} answers ${answer?.status()}: is ${address} the seed shop?`)
  await page.screenshot({ path: join(folder, `${name}.jpg`), type: 'jpeg', quality: 82 })
  console.log(`docs/pictures/${name}.jpg`)
}

const executablePath = await chromium.executablePath()
const browser = await engine.launch({ executablePath, args: chromium.args, headless: true })
for (const view of views) await take(browser, view)
await browser.close()
