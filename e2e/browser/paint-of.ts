import type { Browser } from 'playwright-core'

export type Painted = { readonly largestMs: number; readonly blockedMs: number }

/** Before anything of the page runs; what is over 50 ms of each long task is what blocks. */
const watch = `(() => {
  globalThis.painted = { largestMs: 0, blockedMs: 0 }
  const on = (type, take) =>
    new PerformanceObserver(list => list.getEntries().forEach(take)).observe({ type, buffered: true })
  on('largest-contentful-paint', ({ startTime }) => { painted.largestMs = startTime })
  on('longtask', ({ duration }) => { painted.blockedMs += Math.max(0, duration - 50) })
})()`

/** How a first visit with an empty cache goes, on a processor so many times slower. */
export async function paintOf(browser: Browser, address: string, slowdown: number): Promise<Painted> {
  const context = await browser.newContext({ viewport: { width: 412, height: 823 } })
  try {
    const page = await context.newPage()
    await page.addInitScript(watch)
    const session = await context.newCDPSession(page)
    await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
    await page.goto(address, { waitUntil: 'networkidle', timeout: 60_000 })
    const painted = await page.evaluate<Painted>('globalThis.painted')
    if (painted.largestMs === 0) throw new Error(`${address} painted nothing`)
    return painted
  } finally {
    await context.close()
  }
}
