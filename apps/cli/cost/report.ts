import { type Bar, drawBars, usd } from './bars.ts'
import type { Difference } from './compare.ts'
import type { Estimate } from './estimate.ts'
import type { Saving } from './savings.ts'

export type Report = {
  env: string
  compute: string
  days: number
  source: string
  pricesAsOf: string
  ordersPerDay: number
  estimate: Estimate
  savings: Saving[]
  difference?: { with: string; changes: Difference[] }
}

const daysPerMonth = 730 / 24

export function daily({ estimate }: Report): number {
  return estimate.monthly / daysPerMonth
}

export function serviceBars({ estimate }: Report): Bar[] {
  return [...estimate.byService].map(([label, value]) => ({ label, value })).sort((a, b) => b.value - a.value)
}

export function costPerOrder(report: Report): string {
  return report.ordersPerDay > 0 ? `$${(daily(report) / report.ordersPerDay).toFixed(3)}` : 'no orders'
}

function dearest({ estimate }: Report): string {
  const lines = [...estimate.lines].sort((a, b) => b.usd - a.usd).slice(0, 10)
  return lines
    .map(({ usd: cost, what, address }) => `  ${usd(cost).padStart(10)}  ${what}: ${address}`)
    .join('\n')
}

function notPriced({ estimate }: Report): string {
  const types = [...estimate.unknownTypes].map(([type, times]) => `${type} x ${times}`)
  const all = [...types, ...estimate.unpriced]
  return all.length === 0
    ? 'Not priced: nothing, every resource type is known.'
    : `Not priced, so missing above:\n  ${all.join('\n  ')}`
}

export function changesText(changes: Difference[], limit = 15): string {
  const shown = changes
    .slice(0, limit)
    .map(({ what, delta }) => `  ${(delta < 0 ? '-' : '+') + usd(Math.abs(delta)).padStart(9)}  ${what}`)
  const more = changes.length > limit ? [`  and ${changes.length - limit} smaller ones`] : []
  return changes.length === 0 ? '  no difference' : [...shown, ...more].join('\n')
}

export function renderReport(report: Report): string {
  const { env, compute, days, estimate, difference } = report
  const total = difference?.changes.reduce((sum, { delta }) => sum + delta, 0) ?? 0
  const sections = [
    `${env} on ${compute}: $${usd(estimate.monthly)} a month, $${usd(daily(report))} a day, $${usd(daily(report) * days)} in ${days} days`,
    `from ${report.source}; us-east-1 list prices of ${report.pricesAsOf}`,
    '',
    drawBars(serviceBars(report)),
    '',
    `Per order at ${report.ordersPerDay} a day: ${costPerOrder(report)}`,
    '',
    `Dearest lines a month:\n${dearest(report)}`,
    '',
    'What would save, each by itself, a month:',
    ...report.savings.map(({ name, usd: cost, how }) => `  ${usd(cost).padStart(10)}  ${name}: ${how}`),
    '',
    ...(difference
      ? [
          `Against ${difference.with}: ${total < 0 ? '-' : '+'}$${usd(Math.abs(total))} a month`,
          changesText(difference.changes),
          '',
        ]
      : []),
    notPriced(report),
  ]
  return `${sections.join('\n')}\n`
}
