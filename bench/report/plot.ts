import type { Row } from '../run/summarise.ts'

const [left, width, rowHeight, top] = [370, 420, 34, 40]

/** Bars: the share of the limit with its spread; a mark: what was to be reached. */
export function plot(rows: readonly Row[]): string {
  const bars = rows.filter(({ share }) => share !== undefined)
  const height = top + bars.length * rowHeight + 34
  const most = Math.max(...bars.map(({ share, target = 0 }) => Math.max(share!.high, target)), 0.1)
  const full = Math.ceil(most * 10) / 10
  const x = (share: number): string => (left + (share / full) * width).toFixed(1)
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${left + width + 110} ${height}" font-family="system-ui, sans-serif" font-size="13">
<title>Shares of the limits</title>
<rect width="100%" height="100%" fill="#fff"/>
<text x="16" y="22" font-weight="600" fill="#222">Share of the limit (bar), its spread (line), what is to be reached (mark)</text>
${ticks(full)
  .map(
    share =>
      `<path d="M${x(share)} ${top - 6}V${height - 26}" stroke="#e3e0da"/><text x="${x(share)}" y="${height - 10}" text-anchor="middle" fill="#666">${Math.round(share * 100)} %</text>`,
  )
  .join('\n')}
${bars.map((row, n) => bar(row, top + n * rowHeight, x)).join('\n')}
</svg>
`
}

const ticks = (full: number): number[] => Array.from({ length: Math.round(full * 10) + 1 }, (_, n) => n / 10)

function bar(
  { title, limit, commits, share, target, aside }: Row,
  y: number,
  x: (share: number) => string,
): string {
  const { median, low, high } = share!
  const middle = y + 11
  return [
    `<text x="${left - 10}" y="${y + 15}" text-anchor="end" fill="#222">${title}</text>`,
    `<rect x="${left}" y="${y}" width="${(Number(x(median)) - left).toFixed(1)}" height="22" fill="${aside ? '#c9c2b4' : '#5d7f72'}"/>`,
    `<path d="M${x(low)} ${middle}H${x(high)}M${x(low)} ${middle - 4}v8M${x(high)} ${middle - 4}v8" stroke="#222"/>`,
    target ? `<path d="M${x(target)} ${y - 3}v28" stroke="#b4472e" stroke-width="2.5"/>` : '',
    `<text x="${Number(x(Math.max(high, target ?? 0))) + 8}" y="${y + 15}" fill="#222">${(median * 100).toFixed(1)} % of ${limit}${commits ? ' / T' : ''}</text>`,
  ].join('')
}
