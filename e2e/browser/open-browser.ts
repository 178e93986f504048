import chromium from '@sparticuz/chromium'
import { retry } from '@stoa/kernel/retry'
import { type Browser, chromium as playwright } from 'playwright-core'

export type Opened = { readonly browser: Browser } | { readonly missing: string }

/** Only what a process without a sandbox and a GPU needs: the package's own list switches web security off. */
const args = [
  '--headless=shell',
  ...['--no-zygote', '--no-sandbox'],
  ...['--in-process-gpu', '--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'],
  ...['--font-render-hinting=none', '--no-pings', '--disable-domain-reliability'],
]

/** The package unpacks itself once a machine, perhaps for another file of tests that has just begun. */
const unpacking = { attempts: 6, baseMs: 2_000, maxMs: 4_000, retryable: () => true }

/** The Chromium of the npm package: for Linux x64, where the system has its libraries. */
export async function openBrowser({ keepsPages = false } = {}): Promise<Opened> {
  if (process.platform !== 'linux' || process.arch !== 'x64')
    return {
      missing: `the browser of the package is for linux x64, this is ${process.platform} ${process.arch}`,
    }
  // For who goes back: playwright would have every page loaded again.
  const ignoreDefaultArgs = keepsPages ? ['--disable-back-forward-cache'] : []
  const launch = async () => {
    const executablePath = await chromium.executablePath()
    return playwright.launch({ executablePath, args, ignoreDefaultArgs, timeout: 30_000 })
  }
  try {
    return { browser: await retry(launch, unpacking) }
  } catch (error) {
    const [reason] = (error as Error).message.split('\n')
    return { missing: `the browser does not start here: ${reason}` }
  }
}
