import { format } from '@stoa/kernel/money'
import type { NotificationsConfig } from '../config.ts'
import { languageOf, wordsOf } from '../words/languages.ts'
import type { Label, Language } from '../words/words.ts'
import type { Content } from './content.ts'
import type { Facts, Total } from './facts.ts'
import { renderHtml } from './render-html.ts'
import { renderText } from './render-text.ts'
import type { TemplateName } from './templates.ts'

export type Composed = {
  readonly subject: string
  readonly html: string
  readonly text: string
  readonly language: Language
}

/** One content, written twice: what the HTML says the text says as well. */
export function compose(template: TemplateName, facts: Facts, config: NotificationsConfig): Composed {
  const language = languageOf(facts.language, languageOf(config.language, 'en'))
  const content = contentOf(template, facts, config, language)
  return {
    ...{ subject: content.subject, language },
    html: renderHtml(content, config),
    text: renderText(content, config),
  }
}

function contentOf(
  template: TemplateName,
  facts: Facts,
  config: NotificationsConfig,
  language: Language,
): Content {
  const { labels, copies } = wordsOf(language)
  const given = {
    ...{ brand: config.brand, name: '', number: '', detail: '', title: '', ...facts.given },
    amount: facts.amount ? format(facts.amount, language) : '',
    until: facts.until === undefined ? '' : dateOf(facts.until, language),
  }
  const { subject, title, text, button, fine } = copies[template](given)
  const url = addressOf(facts.link, config)
  const unsubscribe = unsubscribeUrlOf(facts, config)
  return {
    ...{ language, labels, subject, title, text, greeting: greetingOf(labels.hello, facts.to.name) },
    rows: (facts.rows ?? []).map(({ label, value, url }) => ({ label: labels[label], value, url })),
    lines: (facts.lines ?? []).map(({ title, quantity, total }) => ({
      ...{ title, quantity },
      total: total ? format(total, language) : '',
    })),
    totals: (facts.totals ?? []).map(total => ({
      label: labelOf(labels, total),
      amount: format(total.amount, language),
      strong: total.kind === 'total' || total.kind === 'due',
    })),
    ...(button !== undefined && url !== undefined && { button: { label: button, url } }),
    ...(fine !== undefined && { fine }),
    ...(unsubscribe !== undefined && { unsubscribe }),
  }
}

const addressOf = (path: string | undefined, { shopUrl }: NotificationsConfig): string | undefined =>
  path === undefined ? undefined : new URL(path, shopUrl).href
export const unsubscribeUrlOf = ({ unsubscribe }: Facts, config: NotificationsConfig): string | undefined =>
  addressOf(unsubscribe, config)

const labelOf = (labels: Readonly<Record<Label, string>>, { kind, label }: Total): string =>
  Object.hasOwn(labels, kind) ? labels[kind as Label] : label

const greetingOf = (hello: string, name: string): string => (name === '' ? `${hello},` : `${hello} ${name},`)

const dateOf = (instant: string, language: Language): string =>
  `${new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' }).format(new Date(instant))} UTC`
