import chromium from '@sparticuz/chromium'
import { type Browser, chromium as playwright } from 'playwright-core'

export type Opened = { readonly browser: Browser } | { readonly missing: string }

/** Only what a process without a sandbox and a GPU needs: the package's own list switches web security off. */
const args = [
  '--headless=shell',
  ...['--no-zygote', '--no-sandbox'],
  ...['--in-process-gpu', '--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'],
  ...['--font-render-hinting=none', '--no-pings', '--disable-domain-reliability'],
]

/** The Chromium of the npm package: for Linux x64, where the system has its libraries. */
export async function openBrowser(): Promise<Opened> {
  if (process.platform !== 'linux' || process.arch !== 'x64')
    return {
      missing: `the browser of the package is for linux x64, this is ${process.platform} ${process.arch}`,
    }
  try {
    const executablePath = await chromium.executablePath()
    return { browser: await playwright.launch({ executablePath, args, timeout: 20_000 }) }
  } catch (error) {
    const [reason] = (error as Error).message.split('\n')
    return { missing: `the browser does not start here: ${reason}` }
  }
}
