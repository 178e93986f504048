export type Bar = { label: string; value: number }

const eighths = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉']

/** A bar in eighths of a character, so that small parts stay visible beside large ones. */
export function bar(value: number, largest: number, width: number): string {
  const units = largest <= 0 ? 0 : Math.round((value / largest) * width * 8)
  return '█'.repeat(Math.floor(units / 8)) + (eighths[units % 8] ?? '')
}

export function usd(value: number): string {
  return value.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 })
}

export function drawBars(bars: Bar[], width = 32): string {
  const largest = Math.max(0, ...bars.map(({ value }) => value))
  const total = bars.reduce((sum, { value }) => sum + value, 0)
  const labels = Math.max(0, ...bars.map(({ label }) => label.length))
  return bars
    .map(({ label, value }) => {
      const share = total === 0 ? 0 : Math.round((value / total) * 100)
      return `  ${label.padEnd(labels)} ${usd(value).padStart(10)} ${`${share}%`.padStart(4)}  ${bar(value, largest, width)}`
    })
    .join('\n')
}
