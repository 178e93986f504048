import { html } from '@stoa/platform/html'
import type { Raw } from '../server/page.ts'
import { languages } from '../server/preferences.ts'
import type { Visit } from '../server/visit.ts'

const most = 10_000

/** Every page that is worth finding, in every language. */
export async function sitemap(visit: Visit): Promise<Raw> {
  const { url, categories, shop } = visit
  const paths = [
    '/',
    ...shop.brand.collections.map(({ slug }) => `/collections/${slug}`),
    ...categories.map(({ slug }) => `/categories/${slug}`),
    ...(await productPaths(visit)),
  ]
  const at = (path: string, code: string) => `${url.origin}${path}${code === 'en' ? '' : `?lang=${code}`}`
  const entries = paths.map(
    path =>
      html`<url><loc>${at(path, 'en')}</loc>${languages.map(code => html`<xhtml:link rel="alternate" hreflang="${code}" href="${at(path, code)}"/>`)}</url>`,
  )
  return {
    type: 'application/xml; charset=utf-8',
    text: `<?xml version="1.0" encoding="UTF-8"?>
${html`<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">${entries}</urlset>`.text}`,
  }
}

async function productPaths({ shop, call }: Visit): Promise<string[]> {
  const paths: string[] = []
  let cursor: string | undefined
  do {
    const answer = await shop.clients.catalog.listProducts({ limit: 100, ...(cursor && { cursor }) }, call)
    if (!answer.ok) break
    paths.push(...answer.value.items.map(({ slug }) => `/products/${slug}`))
    cursor = answer.value.next
  } while (cursor && paths.length < most)
  return paths
}

export const robots = async ({ url }: Visit): Promise<Raw> => ({
  type: 'text/plain; charset=utf-8',
  text: `User-agent: *\nDisallow: /cart\nDisallow: /checkout\nDisallow: /account\nDisallow: /orders\nDisallow: /search\n\nSitemap: ${url.origin}/sitemap.xml\n`,
})
