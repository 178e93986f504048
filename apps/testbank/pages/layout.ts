import { type Html, html } from '@stoa/platform/html'
import type { Language } from './words.ts'

export type Layout = {
  readonly title: string
  readonly language: Language
  /** `wide` for reading, `narrow` for one thing to do. */
  readonly shape: 'wide' | 'narrow'
  readonly note?: string
}

export const layout = ({ title, language, shape, note }: Layout, content: Html): Html =>
  html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<title>${title} · Testbank</title>
<link rel="icon" href="/assets/mark.svg" type="image/svg+xml">
<link rel="stylesheet" href="/assets/testbank.css">
</head>
<body class="${shape}">
<header class="brand">${mark}<span>Testbank</span></header>
<main>${content}</main>
${note ? html`<footer class="note">${note}</footer>` : null}
</body>
</html>`

const mark = html`<svg viewBox="0 0 32 32" width="28" height="28" aria-hidden="true"><path d="M4 12 16 4l12 8v2H4zM6 16h4v9H6zm8 0h4v9h-4zm8 0h4v9h-4zM4 27h24v2H4z"/></svg>`
