import type { Browser } from 'playwright-core'

/** What a browser knows: how to read a WebP. Runs in the page. */
const count = (pictures: string) => `(async () => {
  const [a, b] = await Promise.all(${pictures}.map(async data => {
    const blob = await (await fetch('data:image/webp;base64,' + data)).blob()
    const bitmap = await createImageBitmap(blob)
    const paper = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')
    paper.drawImage(bitmap, 0, 0)
    return paper.getImageData(0, 0, bitmap.width, bitmap.height)
  }))
  if (a.width !== b.width || a.height !== b.height) return 100
  let other = 0
  for (let i = 0; i < a.data.length; i += 4)
    if ([0, 1, 2].some(part => Math.abs(a.data[i + part] - b.data[i + part]) > 24)) other++
  return (400 * other) / a.data.length
})()`

/** Percent of the points that have another colour; what packing does to a colour is none. */
export async function differenceOf(browser: Browser, before: Buffer, now: Buffer): Promise<number> {
  const page = await browser.newPage()
  return page.evaluate<number>(count(JSON.stringify([before, now].map(bytes => bytes.toString('base64')))))
}
