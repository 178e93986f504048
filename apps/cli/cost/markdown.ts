import { bar, usd } from './bars.ts'
import { changesText, costPerOrder, daily, type Report, serviceBars } from './report.ts'

/** The comment that a pull request gets. The first line is how the workflow finds the comment to replace. */
export function renderMarkdown(report: Report): string {
  const { env, compute, estimate, difference } = report
  const bars = serviceBars(report)
  const largest = Math.max(0, ...bars.map(({ value }) => value))
  const total = difference?.changes.reduce((sum, { delta }) => sum + delta, 0) ?? 0
  const rows = bars.map(({ label, value }) => `| ${label} | ${usd(value)} | \`${bar(value, largest, 20)}\` |`)
  const unknown = [...estimate.unknownTypes.keys()]
  return `<!-- stoa-cost ${env} -->
### ${env} on ${compute}: $${usd(estimate.monthly)} a month (${total < 0 ? '-' : '+'}$${usd(Math.abs(total))})

| service | $ a month | |
| --- | ---: | --- |
${rows.join('\n')}

$${usd(daily(report))} a day, ${costPerOrder(report)} an order at ${report.ordersPerDay} a day. us-east-1 list prices of ${report.pricesAsOf}.
${difference ? `\n<details><summary>Against ${difference.with}</summary>\n\n\`\`\`\n${changesText(difference.changes, 40)}\n\`\`\`\n</details>\n` : ''}
${unknown.length === 0 ? 'Every resource type is priced.' : `**Not priced:** ${unknown.join(', ')}`}
`
}
