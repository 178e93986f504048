import { mix } from './colour.ts'
import { toneOf } from './finish.ts'
import type { Ground } from './ground.ts'
import type { Sheet } from './sheet.ts'
import { d, ellipse, fill, opacity, stroke } from './svg.ts'

const dark = '#2c1b2b'
const sun = '#fff6df'

export const wallPaint = (sheet: Sheet, ground: Ground): string =>
  `<path d="M0 0h800v1000H0z" fill="${sheet.down([
    [0, mix(ground.wall, sun, 0.1)],
    [0.7, ground.wall],
    [1, mix(ground.wall, dark, 0.12)],
  ])}"/>`

/** A table top seen from its long side, with three planks and a linen runner. */
export const tableTop = (sheet: Sheet, wood: string, cloth?: string): string => {
  const t = toneOf(wood)
  const top = fill(
    'M0 720H800V1000H0Z',
    sheet.down([
      [0, t.shade],
      [0.12, t.base],
      [1, t.lit],
    ]),
  )
  const joints =
    stroke('M0 776H800M0 858H800M0 962H800', t.shade, 2.5, opacity(0.55)) +
    stroke('M0 720H800', t.glow, 4, opacity(0.7))
  const fibres = stroke(
    'M40 745h210M330 752h300M120 815h260M470 806h280M20 905h320M430 918h240M90 985h300M520 980h200',
    t.shade,
    2,
    opacity(0.3),
  )
  if (!cloth) return top + fibres + joints
  const c = toneOf(cloth)
  const runner = d`M150 722L650 722L740 1000H60Z`
  const weave = sheet.pattern(9, 9, stroke('M0 4.5H9M4.5 0V9', c.shade, 0.9, opacity(0.25)))
  return (
    top +
    fibres +
    joints +
    fill(
      runner,
      sheet.down([
        [0, c.shade],
        [0.15, c.base],
        [1, c.lit],
      ]),
    ) +
    fill(runner, weave) +
    stroke('M176 722L96 1000M624 722L704 1000', toneOf('clay').base, 4, opacity(0.7))
  )
}

/** Boards run away from the viewer to a skirting board. */
export const woodFloor = (sheet: Sheet, ground: Ground, wood: string, level = 730): string => {
  const t = toneOf(wood)
  const floor = fill(
    d`M0 ${level}H800V1000H0Z`,
    sheet.down([
      [0, t.shade],
      [0.3, t.base],
      [1, t.lit],
    ]),
  )
  const seams = [-5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5]
    .map(i => d`M${400 + i * 92} ${level}L${400 + i * 190} 1000`)
    .join('')
  const board =
    fill(d`M0 ${level - 34}H800V${level}H0Z`, mix(ground.wall, sun, 0.35)) +
    stroke(d`M0 ${level}H800`, dark, 3, opacity(0.35)) +
    stroke(d`M0 ${level - 34}H800`, dark, 2, opacity(0.18))
  return floor + stroke(seams, t.shade, 2.5, opacity(0.45)) + board
}

export const rug = (sheet: Sheet, colour: string, y = 884): string => {
  const t = toneOf(colour)
  return (
    ellipse(400, y + 6, 366, 84, dark, opacity(0.14)) +
    ellipse(
      400,
      y,
      362,
      82,
      sheet.across([
        [0, t.lit],
        [1, t.shade],
      ]),
    ) +
    `<ellipse cx="400" cy="${y}" rx="318" ry="66" fill="none" stroke="${t.glow}" stroke-width="7" opacity=".55"/>`
  )
}

/** A window in the evening: the last light over the roofs. */
export const eveningWindow = (sheet: Sheet, x: number, y: number): string => {
  const sky = sheet.down([
    [0, '#26344f'],
    [0.55, '#5b6a83'],
    [0.82, '#c58d74'],
    [1, '#e2b07c'],
  ])
  const roofs = d`M${x} ${y + 330}v-58l46 -34l44 32v-22h18v34l60 -30l62 40v38z`
  const bars = d`M${x + 115} ${y}V${y + 330}M${x} ${y + 150}H${x + 230}`
  return (
    fill(d`M${x} ${y}h230v330h-230z`, sky) +
    fill(roofs, '#2b2f3c') +
    ellipse(x + 172, y + 62, 15, 15, '#f7ead0') +
    stroke(bars, '#d9cdbb', 9) +
    `<path d="M${x} ${y}h230v330h-230z" fill="none" stroke="#d9cdbb" stroke-width="15"/>` +
    fill(d`M${x - 22} ${y + 334}h274v20h-274z`, '#cabda9')
  )
}

export const glowAt = (sheet: Sheet, x: number, y: number, radius: number, strength = 0.7): string =>
  ellipse(
    x,
    y,
    radius,
    radius,
    sheet.radial([
      [0, '#ffd48a', strength],
      [0.4, '#ffc06b', strength * 0.4],
      [1, '#ffb765', 0],
    ]),
  )

/** A plank on the wall that carries the still life. */
export const plank = (sheet: Sheet, wood: string, y: number): string => {
  const t = toneOf(wood)
  const bracket = (x: number) =>
    stroke(d`M${x} ${y + 30}v96q0 26 26 26`, toneOf('brass').base, 9) +
    stroke(d`M${x - 2} ${y + 34}v88`, toneOf('brass').glow, 2, opacity(0.7))
  return (
    fill(d`M40 ${y + 34}H790L800 ${y + 78}H70Z`, dark, opacity(0.14)) +
    bracket(170) +
    bracket(620) +
    fill(
      d`M30 ${y - 34}H770L786 ${y}H14Z`,
      sheet.across([
        [0, t.lit],
        [1, t.base],
      ]),
    ) +
    fill(
      d`M14 ${y}H786V${y + 34}H14Z`,
      sheet.down([
        [0, t.base],
        [1, t.shade],
      ]),
    )
  )
}
