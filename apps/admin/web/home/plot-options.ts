import uPlot from 'uplot'
import { axisText } from './step-text.ts'

type Options = {
  readonly colours: Readonly<Record<'line' | 'grid' | 'text' | 'surface', string>>
  readonly interval: 'hour' | 'day'
  readonly look: 'area' | 'bars'
  readonly text: (value: number) => string
  readonly font: string
  readonly width: number
  readonly dark: boolean
  readonly onPoint: (index: number | undefined) => void
}

const height = 208
const barShare = 0.62
const widestBar = 34
const msOfSecond = 1000
const daySeconds = 86_400
const hourSeconds = 3_600
const daysApart = [1, 2, 7, 14, 28].map(days => days * daySeconds)
const hoursApart = [1, 3, 6, 12].map(hours => hours * hourSeconds)

/** Few lines, small words: the figures are what is looked at. */
export function plotOptions({ colours, interval, look, text, font, width, dark, onPoint }: Options) {
  const axis = { stroke: colours.text, font: `11px ${font}`, ticks: { show: false } } as const
  const isBars = look === 'bars'
  const bars = isBars && { paths: uPlot.paths.bars!({ size: [barShare, widestBar], radius: 0.12 }) }
  const room = isBars ? (interval === 'day' ? daySeconds : hourSeconds) / 2 : 0
  const strength = dark ? 0.22 : 0.14
  return {
    ...{ width, height },
    padding: [8, 22, 0, 0],
    legend: { show: false },
    tzDate: at => uPlot.tzDate(new Date(at * msOfSecond), 'Etc/UTC'),
    cursor: { y: false, points: { size: 7, fill: colours.line }, drag: { x: false } },
    hooks: { setCursor: [plot => onPoint(plot.cursor.idx ?? undefined)] },
    scales: {
      // Bars stand in the middle of their time: the first and the last need room for their other half.
      x: { range: (_plot, least, most) => [least - room, most + room] },
      y: { range: (_plot, _least, most) => [0, Math.max(1, most * 1.1)] },
    },
    axes: [
      {
        ...axis,
        space: 64,
        incrs: interval === 'day' ? daysApart : hoursApart,
        grid: { show: false },
        values: (_plot, splits) => splits.map(at => axisText(at * msOfSecond, interval)),
      },
      {
        ...axis,
        size: 52,
        space: 44,
        grid: { stroke: colours.grid, width: 1 },
        values: (_plot, splits) => splits.map(split => (Number.isInteger(split) ? text(split) : '')),
      },
    ],
    series: [
      {},
      {
        stroke: colours.line,
        width: isBars ? 0 : 1.75,
        fill: isBars ? colours.line : translucent(colours.line, strength),
        points: { show: false },
        ...bars,
      },
    ],
  } satisfies uPlot.Options
}

const translucent = (colour: string, strength: number): string =>
  colour.replace(/^rgb\((.+)\)$/, `rgba($1, ${strength})`)
