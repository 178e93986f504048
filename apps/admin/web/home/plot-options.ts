import uPlot from 'uplot'

type Options = {
  readonly colours: { readonly line: string; readonly grid: string; readonly text: string }
  readonly look: 'area' | 'bars'
  readonly text: (value: number) => string
  readonly font: string
  readonly width: number
}

const height = 200
const faint = 0.14
const barShare = 0.62
const widestBar = 34

/** Few lines, small words: the figures are what is looked at. */
export function plotOptions({ colours, look, text, font, width }: Options): uPlot.Options {
  const axis = { stroke: colours.text, font: `11px ${font}`, ticks: { show: false } } as const
  const bars = look === 'bars' && { paths: uPlot.paths.bars!({ size: [barShare, widestBar] }) }
  return {
    ...{ width, height },
    padding: [8, 4, 0, 0],
    legend: { show: false },
    cursor: { y: false, points: { size: 7 }, drag: { x: false } },
    scales: { y: { range: (_plot, _least, most) => [0, Math.max(1, most * 1.1)] } },
    axes: [
      { ...axis, grid: { show: false } },
      {
        ...axis,
        size: 72,
        space: 44,
        grid: { stroke: colours.grid, width: 1 },
        values: (_plot, splits) => splits.map(split => (Number.isInteger(split) ? text(split) : '')),
      },
    ],
    series: [
      {},
      {
        stroke: colours.line,
        width: look === 'bars' ? 0 : 1.75,
        fill: look === 'bars' ? colours.line : translucent(colours.line),
        points: { show: false },
        ...bars,
      },
    ],
  }
}

const translucent = (colour: string): string => colour.replace(/^rgb\((.+)\)$/, `rgba($1, ${faint})`)
