import { mix } from './colour.ts'
import { picture, stand } from './compose.ts'
import { drawThing } from './draw.ts'
import { toneOf } from './finish.ts'
import type { Shot } from './packshot.ts'
import { randomFrom } from './random.ts'
import type { Sheet } from './sheet.ts'
import { eveningWindow, glowAt } from './stage.ts'
import { d, fill, opacity, stroke } from './svg.ts'

export type Hour = 'morning' | 'evening'

const size = { width: 1600, height: 900 }
const scale = 1.5

/** What stands on the long table: slug, colour, and where its foot is; from the back to the front. */
const table = [
  ['skerry-vase', 'clay', 1010, 664],
  ['petra-dinner-plate', 'chalk', 640, 668],
  ['ness-jug', 'moss', 1290, 690],
  ['saga-serving-bowl', 'ink', 360, 706],
  ['sund-teapot', 'ochre', 900, 770],
  ['kelda-mug', 'chalk', 620, 806],
  ['ida-tumbler', 'bottle', 1150, 786],
  ['anno-tea-cup', 'butter', 1390, 826],
  ['ebb-dip-bowl', 'moss', 470, 842],
] as const

const lights: Readonly<Record<Hour, readonly (readonly [string, string, number, number])[]>> = {
  morning: [],
  evening: [
    ['glim-table-lamp', 'clay', 150, 700],
    ['halo-candle-holder', 'brass', 1480, 706],
  ],
}

const sunOnWall = (sheet: Sheet): string => {
  const light = sheet.down([
    [0, '#fff6df', 0.8],
    [1, '#fff6df', 0.25],
  ])
  const pane = (x: number, y: number) => d`M${x} ${y}l230 70v210l-230 -70z`
  const panes = [0, 1, 2].flatMap(i => [pane(250 + i * 254, 40 + i * 77), pane(250 + i * 254, 276 + i * 77)])
  return fill(panes.join(''), light, opacity(0.6))
}

const room = (sheet: Sheet, hour: Hour): string => {
  const wall = hour === 'morning' ? '#e3c9b8' : '#3d3f4b'
  const t = toneOf(hour === 'morning' ? 'ash' : 'walnut')
  const paint = sheet.down([
    [0, mix(wall, '#fff6df', 0.12)],
    [1, mix(wall, '#2c1b2b', 0.14)],
  ])
  const wood = sheet.down([
    [0, t.shade],
    [0.15, t.base],
    [1, t.lit],
  ])
  const top =
    fill('M0 628H1600V900H0Z', wood) +
    stroke('M0 628H1600', t.glow, 4, opacity(0.7)) +
    stroke('M0 690H1600M0 780H1600', t.shade, 2.5, opacity(0.5))
  const window = hour === 'morning' ? sunOnWall(sheet) : eveningWindow(sheet, 560, 70)
  return (
    fill('M0 0H1600V900H0Z', paint) +
    window +
    top +
    (hour === 'evening' ? fill('M0 0H1600V900H0Z', '#1d1626', opacity(0.26)) : '')
  )
}

/** The wide picture of the shop's first page, by day and, for the dark theme, by lamplight. */
export const drawHero = (hour: Hour, shotNamed: (slug: string, colour: string) => Shot): string =>
  picture(sheet => {
    const placed = [...lights[hour], ...table].sort((a, b) => a[3] - b[3])
    const halo =
      hour === 'evening' ? glowAt(sheet, 150, 320, 620, 0.5) + glowAt(sheet, 1480, 380, 420, 0.4) : ''
    const things = placed.map(([slug, colour, x, y]) => {
      const shot = shotNamed(slug, colour)
      return stand(
        sheet,
        drawThing(sheet, shot.draw, shot.colour, randomFrom(`${slug} hero`)),
        x,
        y,
        scale,
        hour === 'evening' ? 0.34 : 0.24,
      )
    })
    return room(sheet, hour) + halo + things.join('')
  }, size)
