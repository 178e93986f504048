import { type Html, html } from '@stoa/platform/html'

type Picture = {
  readonly url: string
  readonly alt: string
  readonly width?: number | undefined
  readonly height?: number | undefined
}
type Shown = { readonly sizes: string; readonly now?: boolean; readonly className?: string }

const widths = [320, 480, 640, 960, 1280, 1920]

/** Drawings are sharp at any size; photographs come in the size and format that fits. */
export function picture({ url, alt, width = 800, height = 1000 }: Picture, shown: Shown): Html {
  const image = html`<img src="${url}" alt="${alt}" width="${width}" height="${height}"${shown.className && html` class="${shown.className}"`} ${shown.now ? html`fetchpriority="high"` : html`loading="lazy"`} decoding="async">`
  if (url.endsWith('.svg') || !url.startsWith('/media/')) return image
  return html`<picture>${['avif', 'webp'].map(
    type =>
      html`<source type="image/${type}" sizes="${shown.sizes}" srcset="${widths.map(w => `${url}?w=${w}&f=${type} ${w}w`).join(', ')}">`,
  )}${image}</picture>`
}
