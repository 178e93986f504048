import type { Row } from './summarise.ts'

export type Check = { readonly what: string; readonly reached: boolean; readonly found: string }

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`

/** What was to be reached, and what was; `part` of the targets when a short run in CI only looks for a fall. */
export function checkRows(rows: readonly Row[], part: number): Check[] {
  return rows.flatMap(row => [
    ...(row.target && row.share
      ? [atLeast(`${row.title}: of ${row.limit}`, row.share.median, row.target * part)]
      : []),
    ...(row.ofBase
      ? [atLeast(`${row.title}: of ${row.base} on the small shop`, row.ofBase.median, 0.7 * part)]
      : []),
    ...(row.steady && part === 1 ? [steady(row)] : []),
  ])
}

const atLeast = (what: string, found: number, least: number): Check => ({
  what: `${what} at least ${percent(least)}`,
  reached: found >= least,
  found: percent(found),
})

const steady = ({ title, p50, p99 }: Row): Check => ({
  what: `${title}: p99 within 5 times p50`,
  reached: p99 <= 5 * p50,
  found: `${(p99 / p50).toFixed(1)} times`,
})
