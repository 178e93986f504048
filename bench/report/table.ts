import { searchMix } from '../load/search-mix.ts'
import type { Spread } from '../run/stats.ts'
import type { Row } from '../run/summarise.ts'
import type { Outcome } from './outcome.ts'

const whole = (value: number): string => Math.round(value).toLocaleString('en')
const percent = (share: number): string => `${(share * 100).toFixed(1)} %`
const ms = (value: number): string => (value < 10 ? value.toFixed(2) : value.toFixed(1))
const spread = ({ low, high }: Spread, text: (value: number) => string): string =>
  `${text(low)} … ${text(high)}`

const heads = [
  ...['', 'per second', 'spread', 'share of the limit', 'spread', 'to reach'],
  ...['p50 ms', 'p95 ms', 'p99 ms', 'p99/p50', 'service CPU µs', 'PostgreSQL CPU µs', 'client core busy'],
]

export const table = (rows: readonly Row[]): string =>
  [
    `| ${heads.join(' | ')} |`,
    `|${heads.map((_, n) => (n === 0 ? '---' : '---:')).join('|')}|`,
    ...rows.map(line),
  ].join('\n')

const line = (row: Row): string =>
  `| ${[
    row.title,
    whole(row.rate.median),
    spread(row.rate, whole),
    row.share ? `${percent(row.share.median)} of ${row.limit}${row.commits ? ' / T' : ''}` : '',
    row.share ? spread(row.share, percent) : '',
    row.target ? `≥ ${percent(row.target)}` : row.least ? `≥ ${whole(row.least)} per core second` : '',
    ms(row.p50),
    ms(row.p95),
    ms(row.p99),
    (row.p99 / row.p50).toFixed(1),
    row.serviceCpu.median.toFixed(0),
    row.databaseCpu.median.toFixed(0),
    `${percent(row.clientCoreBusy)}${row.clientBound ? ', client-bound' : ''}`,
  ].join(' | ')} |`

const mix = (): string =>
  searchMix
    .map(({ share, what, queries }) => `- ${share} %: ${what} (\`${queries.join('`, `')}\`)`)
    .join('\n')

export const markdown = (outcome: Outcome, picture?: string): string => `
${outcome.at.slice(0, 16).replace('T', ' ')} UTC. ${conditions(outcome).join(' ')}

${table(outcome.rows)}

${picture ? `![Shares of the limits](${picture})\n` : ''}
${outcome.rows.map(callTable).join('')}${outcome.checks.map(({ what, reached, found }) => `- ${reached ? '✓' : '✗'} ${what}: ${found}`).join('\n')}

Medians of ${outcome.options.rounds} rounds of ${outcome.options.seconds} s, with the lowest and the highest; a share is of the limit in the same round. Client-bound: the core that the client and PostgreSQL share was more than 90 % busy, with whatever ran there.

${outcome.part === 'catalogue' ? `Of a hundred searches, all with facets and prices:\n\n${mix()}\n` : ''}`

/** The calls of which one of this row is made. */
export const callTable = ({ title, calls, commits }: Row): string =>
  calls && commits
    ? `${title}: ${commits.toFixed(1)} transactions each, so the limit is that of writes divided by as many. Its calls, in milliseconds:

| call | p50 | p95 | p99 |
|---|---:|---:|---:|
${calls.map(({ call, p50, p95, p99 }) => `| ${call} | ${ms(p50)} | ${ms(p95)} | ${ms(p99)} |`).join('\n')}

`
    : ''

export function conditions({ machine, loadAfter, cores, options, postgres, shops }: Outcome): string[] {
  const size = shops.map(
    ({ products, documentBytes }) =>
      `${whole(products)} products (a document of ${whole(documentBytes)} bytes)`,
  )
  return [
    `${machine.processor}, ${machine.cores} cores, ${machine.memory}, ${machine.system}, Node ${machine.node}, PostgreSQL ${postgres} embedded (fsync and synchronous_commit on).`,
    `The service and its test bank on core ${cores.service}, PostgreSQL and the client on core ${cores.others}.`,
    `${size.join(' and ')} with 3 variants each, ${options.clients} clients, telemetry on.`,
    `Load of the machine before ${machine.load.join(', ')}, after ${loadAfter.join(', ')}: the bench itself makes about 2, the rest is others.`,
  ]
}
