import type { Tone } from './colour.ts'
import { rod } from './handle.ts'
import { fill, group, opacity, type Point, shadowStroke, stroke } from './svg.ts'

/** Millimetres: x to the right, y up, z towards the viewer. */
export type Spot = readonly [x: number, y: number, z: number]

/** Whole millimetres are fine enough for furniture, and a third shorter. */
export const num = (value: number): string => String(Math.round(value))

export const polygon = (points: readonly Point[]): string =>
  `M${points.map(([x, y]) => `${num(x)} ${num(y)}`).join('L')}Z`

const yaw = (28 * Math.PI) / 180
const pitch = (17 * Math.PI) / 180
const [cy, sy, cp, sp] = [Math.cos(yaw), Math.sin(yaw), Math.cos(pitch), Math.sin(pitch)]

/** Parallel projection, turned by 28 degrees and seen from 17 degrees above. */
export const project = ([x, y, z]: Spot): Point => [x * cy - z * sy, -y * cp + (x * sy + z * cy) * sp]

const nearness = ([x, y, z]: Spot): number => (x * sy + z * cy) * cp + y * sp

/** Where the sun puts the shadow of a spot: on the ground, right and back. */
const fallen = ([x, y, z]: Spot): Point => project([x + y * 0.5, 0, z - y * 0.32])

const hull = (points: readonly Point[]): readonly Point[] => {
  const sorted = [...points].sort((a, b) => a[0] - b[0] || a[1] - b[1])
  const turn = (o: Point, a: Point, b: Point) => (a[0] - o[0]) * (b[1] - o[1]) - (a[1] - o[1]) * (b[0] - o[0])
  const half = (list: readonly Point[]) => {
    const chain: Point[] = []
    for (const point of list) {
      while (chain.length > 1 && turn(chain.at(-2)!, chain.at(-1)!, point) <= 0) chain.pop()
      chain.push(point)
    }
    return chain.slice(0, -1)
  }
  return [...half(sorted), ...half(sorted.toReversed())]
}

export interface Part {
  readonly near: number
  readonly art: string
  readonly shadow: string
  readonly corners: readonly Point[]
}

const facet = (points: readonly Spot[], paint: string, round: number): string =>
  fill(
    polygon(points.map(project)),
    paint,
    round ? ` stroke="${paint}" stroke-width="${num(round)}" stroke-linejoin="round"` : '',
  )

export interface Box {
  readonly at: Spot
  readonly size: Spot
  readonly tone: Tone
  /** Corner softness of upholstery. */
  readonly round?: number
  readonly near?: number
}

/** `at` is the left, lower, back corner. */
export const box = ({ at: [x, y, z], size: [w, h, e], tone: t, round = 0, near }: Box): Part => {
  const r = round / 2
  const [x0, y0, z0, x1, y1, z1] = [x + r, y + r, z + r, x + w - r, y + h - r, z + e - r]
  const corner = (i: number): Spot => [i & 1 ? x1 : x0, i & 2 ? y1 : y0, i & 4 ? z1 : z0]
  const all = [0, 1, 2, 3, 4, 5, 6, 7].map(corner)
  const right = facet([corner(1), corner(3), corner(7), corner(5)], t.shade, round)
  const front = facet([corner(4), corner(5), corner(7), corner(6)], t.base, round)
  const top = facet([corner(2), corner(3), corner(7), corner(6)], t.lit, round)
  const seam = round
    ? stroke(
        `M${[corner(6), corner(7), corner(3)].map(spot => project(spot).map(num).join(' ')).join('L')}`,
        t.glow,
        3,
        opacity(0.5),
      )
    : ''
  return {
    near: near ?? nearness([x + w / 2, y + h / 2, z + e / 2]),
    art: right + front + top + seam,
    shadow: fill(
      polygon(hull(all.map(fallen))),
      'currentColor',
      round ? ` stroke="currentColor" stroke-linejoin="round" stroke-width="${round}"` : '',
    ),
    corners: all.map(project),
  }
}

export const bar = (from: Spot, to: Spot, width: number, t: Tone, near?: number): Part => {
  const line = (at: (spot: Spot) => Point) => `M${at(from).map(num).join(' ')}L${at(to).map(num).join(' ')}`
  const middle: Spot = [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2, (from[2] + to[2]) / 2]
  return {
    near: near ?? nearness(middle),
    art: rod(line(project), width, t),
    shadow: shadowStroke(line(fallen), width),
    corners: [project(from), project(to)],
  }
}

/** A bent board: a low and a high edge, both through the same number of spots. */
export const sheetOf = (
  low: readonly Spot[],
  high: readonly Spot[],
  paint: string,
  edge: string,
  near: number,
): Part => {
  const points = [...low, ...high.toReversed()]
  const shape = polygon(points.map(project))
  const rim = `M${high.map(spot => project(spot).map(num).join(' ')).join('L')}`
  return {
    near,
    art:
      fill(shape, paint, ` stroke="${paint}" stroke-width="8" stroke-linejoin="round"`) +
      stroke(rim, edge, 9, ' stroke-linejoin="round"'),
    shadow: fill(polygon(points.map(fallen)), 'currentColor'),
    corners: points.map(project),
  }
}

const circle = (x: number, y: number, radius: number): string => {
  const [a, b] = [num(radius), num(radius * sp)]
  return `M${num(x - radius)} ${num(y)}A${a} ${b} 0 1 1 ${num(x + radius)} ${num(y)}A${a} ${b} 0 1 1 ${num(x - radius)} ${num(y)}Z`
}

export const disc = (
  at: Spot,
  radius: number,
  thick: number,
  paints: { readonly top: string; readonly side: string },
  near?: number,
  round = 0,
): Part => {
  const [x, y] = project(at)
  const [, low] = project([at[0], at[1] - thick, at[2]])
  const b = num(radius * sp)
  const side = `M${num(x - radius)} ${num(y)}V${num(low)}A${num(radius)} ${b} 0 0 0 ${num(x + radius)} ${num(low)}V${num(y)}Z`
  const soft = round ? ` stroke="${paints.side}" stroke-width="${round}" stroke-linejoin="round"` : ''
  const [sx, sY] = fallen(at)
  const [, sLow] = fallen([at[0], at[1] - thick, at[2]])
  return {
    near: near ?? nearness(at),
    art: fill(side, paints.side, soft) + fill(circle(x, y, radius), paints.top),
    shadow: fill(circle(sx, (sY + sLow) / 2, radius), 'currentColor'),
    corners: [
      [x - radius, y - radius * sp],
      [x + radius, low + radius * sp],
    ],
  }
}

/** Far parts first; the origin is the middle of the ground under the thing. */
export const assemble = (parts: readonly Part[]) => {
  const ordered = [...parts].sort((a, b) => a.near - b.near)
  const corners = parts.flatMap(part => part.corners)
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)]
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
  return {
    art: group(ordered.map(part => part.art).join('')),
    shadow: ordered.map(part => part.shadow).join(''),
    width: right - left,
    height: bottom - top,
    centre: (left + right) / 2,
    base: bottom,
    flat: true,
  }
}
