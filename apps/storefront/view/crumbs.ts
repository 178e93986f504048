import { type Html, html } from '@stoa/platform/html'
import type { Visit } from '../server/visit.ts'

export type Crumb = { readonly title: string; readonly path: string }

export const crumbs = (trail: readonly Crumb[], words: Visit['words']): Html =>
  html`<nav class="crumbs" aria-label="${words.trail}">${trail.map(({ title, path }) => html`<a href="${path}">${title}</a>`)}</nav>`

export const crumbsData = ({ url }: Visit, trail: readonly Crumb[]): object => ({
  '@type': 'BreadcrumbList',
  itemListElement: trail.map(({ title, path }, index) => ({
    '@type': 'ListItem',
    position: index + 1,
    name: title,
    item: new URL(path, url.origin).href,
  })),
})
