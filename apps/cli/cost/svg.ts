import { type Bar, usd } from './bars.ts'

const row = 28
const left = 130
const width = 720
const room = width - left - 110

function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, char => `&#${char.charCodeAt(0)};`)
}

function line({ label, value }: Bar, index: number, largest: number): string {
  const y = 56 + index * row
  const length = largest <= 0 ? 0 : Math.max(1, (value / largest) * room)
  return [
    `<text x="${left - 10}" y="${y + 15}" text-anchor="end">${escapeXml(label)}</text>`,
    `<rect x="${left}" y="${y}" width="${length.toFixed(1)}" height="20" rx="3" fill="#3b6ea5"/>`,
    `<text x="${(left + length + 8).toFixed(1)}" y="${y + 15}">$${usd(value)}</text>`,
  ].join('\n  ')
}

export function drawSvg(title: string, bars: Bar[]): string {
  const largest = Math.max(0, ...bars.map(({ value }) => value))
  const height = 72 + bars.length * row
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escapeXml(title)}" font-family="system-ui, sans-serif" font-size="14" fill="#222">
  <rect width="${width}" height="${height}" fill="#fff"/>
  <text x="16" y="30" font-size="18" font-weight="600">${escapeXml(title)}</text>
  ${bars.map((bar, index) => line(bar, index, largest)).join('\n  ')}
</svg>
`
}
