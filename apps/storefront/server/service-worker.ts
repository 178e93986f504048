import type { Raw } from './page.ts'
import type { Visit } from './visit.ts'

const files = ['shop.css', 'shop.js', 'offline.js', 'mark.svg', 'bricolage-grotesque-latin-wght-normal.woff2']

/** One for each build, language and theme: a browser that sees another text takes the new page and drops the old. */
export async function serviceWorker({ shop, language, theme }: Visit): Promise<Raw> {
  const { at, version, files: assets } = shop.assets
  const kept = {
    name: `storefront ${version} ${language} ${theme}`,
    offline: '/offline',
    files: files.map(at),
  }
  return {
    type: 'text/javascript; charset=utf-8',
    cacheControl: 'private, no-cache',
    text: `self.kept = ${JSON.stringify(kept)}\n${assets.get('service-worker.js')!.body}`,
  }
}
