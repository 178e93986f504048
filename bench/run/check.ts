import type { Row } from './summarise.ts'

export type Check = { readonly what: string; readonly reached: boolean; readonly found: string }

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`

/** What was to be reached, and what was; `part` of the targets when a short run in CI only looks for a fall. */
export function checkRows(rows: readonly Row[], part: number): Check[] {
  return rows.flatMap(row => [
    ...(row.target && row.share
      ? [atLeast(`${row.title}: of ${row.limit}`, row.share.median, row.target * part)]
      : []),
    ...(row.least ? [perCore(row, row.least * part)] : []),
    ...(row.ofBase
      ? [atLeast(`${row.title}: of ${row.base} on the small shop`, row.ofBase.median, 0.7 * part)]
      : []),
    ...(row.commits && part === 1 ? journeyChecks(row, rows) : []),
    ...(row.steady && part === 1 ? [steady(row)] : []),
  ])
}

const atLeast = (what: string, found: number, least: number): Check => ({
  what: `${what} at least ${percent(least)}`,
  reached: found >= least,
  found: percent(found),
})

/** Counted by the time that the service's process took of its core: what others took of it is not its doing. */
const perCore = ({ title, serviceCpu }: Row, least: number): Check => ({
  what: `${title}: at least ${least.toLocaleString('en')} for each second of the service's core`,
  reached: 1e6 / serviceCpu.median >= least,
  found: Math.round(1e6 / serviceCpu.median).toLocaleString('en'),
})

const steady = ({ title, p50, p99 }: Row): Check => ({
  what: `${title}: p99 within 5 times p50`,
  reached: p99 <= 5 * p50,
  found: `${(p99 / p50).toFixed(1)} times`,
})

const most = { commits: 18, p95: 200 }

/** What a journey may take of the database, of a buyer's patience, and on a machine that can do it. */
function journeyChecks({ commits, calls = [], rate, limit }: Row, rows: readonly Row[]): Check[] {
  const slowest = calls.toSorted((a, b) => b.p95 - a.p95)[0]
  const writes = rows.find(({ name }) => name === limit)?.rate.median ?? 0
  return [
    {
      what: `Transactions per journey at most ${most.commits}`,
      reached: commits! <= most.commits,
      found: commits!.toFixed(1),
    },
    ...(slowest
      ? [
          {
            what: `p95 of every call below ${most.p95} ms`,
            reached: slowest.p95 < most.p95,
            found: `${slowest.call} ${slowest.p95.toFixed(1)} ms`,
          },
        ]
      : []),
    {
      what: `At least 120 journeys a second where ${limit} is 4,000/s`,
      reached: writes < 4_000 || rate.median >= 120,
      found: `${rate.median.toFixed(0)}/s, ${limit} ${writes.toFixed(0)}/s`,
    },
  ]
}
