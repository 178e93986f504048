import type { NotificationsConfig } from '../config.ts'
import type { Content } from './content.ts'

const width = 44

/** For who reads without HTML: the same, in the same order. */
export function renderText(content: Content, { brand, imprint, shopUrl }: NotificationsConfig): string {
  const { title, greeting, text, rows, lines, totals, button, fine, labels, unsubscribe } = content
  const blocks = [
    `${title}\n${'='.repeat(title.length)}`,
    greeting,
    ...text,
    lines.map(({ quantity, title, total }) => pair(`${quantity} x ${oneLine(title)}`, total)).join('\n'),
    totals.map(({ label, amount }) => pair(label, amount)).join('\n'),
    rows.map(({ label, value, url }) => `${label}: ${oneLine(value)}${url ? ` <${url}>` : ''}`).join('\n'),
    button ? `${button.label}:\n${button.url}` : '',
    fine ?? '',
    `--\n${labels.why} ${brand}: ${shopUrl}${unsubscribe ? `\n${labels.unsubscribe}: ${unsubscribe}` : ''}${imprint === '' ? '' : `\n${imprint}`}`,
  ]
  return `${blocks.filter(block => block !== '').join('\n\n')}\n`
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()

const pair = (left: string, right: string): string =>
  right === '' ? left : `${left.padEnd(width)} ${right.padStart(12)}`
