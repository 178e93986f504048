import { mix } from './colour.ts'
import { between, type Random } from './random.ts'
import type { Sheet } from './sheet.ts'
import { leafAt } from './stems.ts'
import { d, ellipse, fill, group, opacity, stroke } from './svg.ts'

export const frame = { width: 800, height: 1000 }

export interface Ground {
  readonly wall: string
  readonly floor: string
}

/** The painted walls of the house: a packshot stands before one of these. */
export const grounds: Readonly<Record<string, Ground>> = {
  lime: { wall: '#e9e0d0', floor: '#dccfb9' },
  sand: { wall: '#dccab0', floor: '#c9b291' },
  plaster: { wall: '#e3c9b8', floor: '#d0ab95' },
  sage: { wall: '#c3c9b3', floor: '#aab298' },
  rain: { wall: '#c0cdd0', floor: '#a5b5ba' },
  straw: { wall: '#e8d6a5', floor: '#d5bb7c' },
  clay: { wall: '#c98e6e', floor: '#b3765a' },
  dusk: { wall: '#6a7580', floor: '#56606b' },
  night: { wall: '#3d3f4b', floor: '#30313c' },
}

/** Morning sun through a window of two by two panes. */
const panes = (sheet: Sheet, x: number, y: number, strength: number): string => {
  const light = sheet.down([
    [0, '#fff6df', 0.75],
    [1, '#fff6df', 0.28],
  ])
  const pane = (column: number, row: number) => {
    const [left, top] = [x + column * 168, y + row * 232 + column * 58]
    return d`M${left} ${top}l150 52v206l-150 -52z`
  }
  return fill([pane(0, 0), pane(1, 0), pane(0, 1), pane(1, 1)].join(''), light, opacity(strength))
}

const leaves = (random: Random): string => {
  const twig = (x: number, y: number, angle: number, length: number) => {
    const [endX, endY] = [x + Math.cos(angle) * length, y + Math.sin(angle) * length]
    const blades = [0.25, 0.4, 0.55, 0.7, 0.85, 1].map((share, i) =>
      leafAt(
        x + (endX - x) * share,
        y + (endY - y) * share,
        between(random, 70, 105),
        angle + (i % 2 ? 0.75 : -0.75),
        0.24,
      ),
    )
    return fill(blades.join(''), 'currentColor') + stroke(d`M${x} ${y}L${endX} ${endY}`, 'currentColor', 5)
  }
  return group(
    twig(830, -20, 2.35, 470) + twig(850, 210, 2.75, 360) + twig(600, -40, 2.0, 300),
    ` color="#3a2433"${opacity(0.09)}`,
  )
}

const slats = (sheet: Sheet): string => {
  const light = sheet.across([
    [0, '#fff6df', 0.6],
    [1, '#fff6df', 0.1],
  ])
  const bars = Array.from({ length: 7 }, (_, i) => d`M60 ${70 + i * 62}l430 118v30l-430 -118z`)
  return fill(bars.join(''), light, opacity(0.55))
}

const arch = (sheet: Sheet): string =>
  fill(
    d`M150 640V330C150 210 250 130 350 165C430 190 470 270 470 360V740Z`,
    sheet.down([
      [0, '#fff6df', 0.7],
      [1, '#fff6df', 0.15],
    ]),
    opacity(0.62),
  )

export type Light = 'panes' | 'leaves' | 'slats' | 'arch' | 'soft'

export const lightOn = (sheet: Sheet, light: Light, random: Random): string => {
  if (light === 'panes') return panes(sheet, between(random, 80, 330), between(random, 60, 150), 0.62)
  if (light === 'leaves') return leaves(random)
  if (light === 'slats') return slats(sheet)
  return light === 'arch' ? arch(sheet) : ''
}

/** An infinity cove: the wall runs into the floor without an edge. */
export const cove = (sheet: Sheet, ground: Ground, light: Light, random: Random): string => {
  const { wall, floor } = ground
  const sweep = sheet.down([
    [0, mix(wall, '#2c1b2b', 0.07)],
    [0.35, wall],
    [0.62, mix(wall, '#fff6df', 0.12)],
    [0.72, floor],
    [1, mix(floor, '#2c1b2b', 0.08)],
  ])
  const pool = sheet.radial([
    [0, '#fff6df', 0.55],
    [1, '#fff6df', 0],
  ])
  const vignette = sheet.radial([
    [0.62, '#2c1b2b', 0],
    [1, '#2c1b2b', 0.15],
  ])
  return `<path d="M0 0h800v1000H0z" fill="${sweep}"/>${lightOn(sheet, light, random)}${ellipse(330, 800, 460, 170, pool)}<path d="M-160 -200h1120v1400H-160z" fill="${vignette}"/>`
}

/** A plain wall for what hangs, with a skirting board far below. */
export const wallOnly = (sheet: Sheet, ground: Ground, light: Light, random: Random): string => {
  const { wall, floor } = ground
  const paint = sheet.down([
    [0, mix(wall, '#fff6df', 0.08)],
    [0.6, wall],
    [1, mix(wall, '#2c1b2b', 0.1)],
  ])
  return `<path d="M0 0h800v1000H0z" fill="${paint}"/>${lightOn(sheet, light, random)}<path d="M0 938h800v62H0z" fill="${floor}"/><path d="M0 938h800v6H0z" fill="${mix(wall, '#fff6df', 0.4)}"/><path d="M0 944h800v8H0z" fill="${mix(floor, '#2c1b2b', 0.22)}"/>`
}
