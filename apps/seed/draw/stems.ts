import { tone } from './colour.ts'
import { between, type Random } from './random.ts'
import type { Sheet } from './sheet.ts'
import type { VesselSpec } from './spec.ts'
import { d, fill, opacity, shadowStroke, stroke } from './svg.ts'

interface Growth {
  readonly art: string
  readonly shadow: string
  readonly width: number
  readonly height: number
}

const none: Growth = { art: '', shadow: '', width: 0, height: 0 }
const green = tone('#6d7a4c')
const pale = tone('#93a389')
const bark = tone('#6b5140')

export const leafAt = (x: number, y: number, length: number, angle: number, plump = 0.32): string => {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  const at = (along: number, off: number) =>
    [x + (along * cos - off * sin) * length, y + (along * sin + off * cos) * length] as const
  const [tipX, tipY] = at(1, 0)
  const [aX, aY] = at(0.4, -plump)
  const [bX, bY] = at(0.5, plump)
  return d`M${x} ${y}Q${aX} ${aY} ${tipX} ${tipY}Q${bX} ${bY} ${x} ${y}Z`
}

interface Stem {
  readonly path: string
  readonly at: (share: number) => readonly [number, number]
}

const stemFrom = (mouth: number, rim: number, lean: number, length: number): Stem => {
  const start = [lean * rim * 0.5, -mouth + rim * 0.1] as const
  const bend = [start[0] + lean * length * 0.16, start[1] - length * 0.6] as const
  const end = [start[0] + lean * length * 0.52, start[1] - length] as const
  const at = (s: number) =>
    [0, 1].map(
      i => (1 - s) ** 2 * (start[i] ?? 0) + 2 * s * (1 - s) * (bend[i] ?? 0) + s * s * (end[i] ?? 0),
    ) as unknown as readonly [number, number]
  return { path: d`M${start[0]} ${start[1]}Q${bend[0]} ${bend[1]} ${end[0]} ${end[1]}`, at }
}

const tulip = (x: number, y: number, size: number, petal: ReturnType<typeof tone>): string =>
  fill(
    d`M${x - size * 0.5} ${y - size * 0.9}Q${x - size * 0.75} ${y + size * 0.1} ${x} ${y + size * 0.1}Q${x + size * 0.75} ${y + size * 0.1} ${x + size * 0.5} ${y - size * 0.9}Q${x + size * 0.2} ${y - size * 0.6} ${x} ${y - size}Q${x - size * 0.2} ${y - size * 0.6} ${x - size * 0.5} ${y - size * 0.9}Z`,
    petal.shade,
  ) +
  fill(
    d`M${x - size * 0.42} ${y - size * 0.85}Q${x - size * 0.7} ${y + size * 0.1} ${x} ${y + size * 0.1}Q${x + size * 0.45} ${y - size * 0.2} ${x + size * 0.1} ${y - size * 1.02}Q${x - size * 0.1} ${y - size * 0.5} ${x - size * 0.42} ${y - size * 0.85}Z`,
    petal.base,
  )

const leans = (count: number) =>
  Array.from({ length: count }, (_, i) => (count === 1 ? 0.3 : (i / (count - 1)) * 2 - 1))

const sprays = (
  plant: NonNullable<VesselSpec['plant']>,
  mouth: number,
  rim: number,
  random: Random,
): readonly string[] => {
  const scale = Math.max(mouth, rim * 2)
  const count = { tulips: 5, branch: 2, grass: 7, eucalyptus: 3, cactus: 0, monstera: 5, herb: 7 }[plant]
  const length =
    { tulips: 0.95, branch: 1.5, grass: 1.25, eucalyptus: 1.15, cactus: 0, monstera: 1.1, herb: 0.8 }[plant] *
    scale
  return leans(count).map(lean => {
    const stem = stemFrom(mouth, rim, lean * between(random, 0.7, 1.05), length * between(random, 0.78, 1.05))
    const [x, y] = stem.at(1)
    const line = (paint: string, width: number) => stroke(stem.path, paint, width)
    if (plant === 'tulips')
      return (
        line(green.base, scale * 0.02) +
        fill(leafAt(...stem.at(0.15), length * 0.5, -1.5 + lean * 0.7, 0.14), green.shade) +
        tulip(x, y, scale * 0.13, tone(lean < 0 ? '#d9825f' : '#e6b7a0'))
      )
    if (plant === 'grass')
      return (
        line('#b59a63', scale * 0.012) +
        fill(leafAt(...stem.at(0.82), length * 0.34, -1.57 + lean * 0.5, 0.12), '#c7ab74')
      )
    const side =
      plant === 'branch'
        ? [0.35, 0.5, 0.62, 0.72, 0.82, 0.9, 1]
        : plant === 'monstera'
          ? [1]
          : [0.3, 0.42, 0.54, 0.66, 0.76, 0.86, 0.95, 1]
    const tint = plant === 'eucalyptus' ? pale : green
    const size =
      scale *
      { branch: 0.17, eucalyptus: 0.16, monstera: 0.5, herb: 0.15, tulips: 0, grass: 0, cactus: 0 }[plant]
    const blades = side.map((share, i) => ({
      tint: i % 3,
      path: leafAt(
        ...stem.at(share),
        size,
        -1.57 + lean * 0.5 + (share === 1 ? 0 : i % 2 ? 0.9 : -0.9),
        plant === 'branch' ? 0.22 : 0.42,
      ),
    }))
    const leaves = [tint.base, tint.shade, tint.lit].map((paint, i) =>
      fill(
        blades
          .filter(blade => blade.tint === i)
          .map(blade => blade.path)
          .join(''),
        paint,
      ),
    )
    return (
      line(plant === 'branch' ? bark.base : tint.shade, scale * (plant === 'branch' ? 0.016 : 0.012)) +
      leaves.join('')
    )
  })
}

const cactus = (sheet: Sheet, mouth: number, rim: number): Growth => {
  const [w, h] = [rim * 0.42, rim * 2]
  const body = d`M${-w} ${-mouth + rim * 0.1}V${-mouth - h + w}A${w} ${w} 0 0 1 ${w} ${-mouth - h + w}V${-mouth + rim * 0.1}Z`
  const arm = d`M${w * 0.8} ${-mouth - h * 0.35}h${w * 0.7}q${w * 0.5} 0 ${w * 0.5} ${-w * 0.6}v${-w * 0.9}`
  const lines = [-0.5, 0, 0.5].map(x => d`M${x * w} ${-mouth}V${-mouth - h + w * 0.4}`).join('')
  const paint = sheet.across([
    [0, green.shade],
    [0.3, green.lit],
    [1, green.deep],
  ])
  return {
    art:
      stroke(arm, green.shade, w * 0.75) +
      fill(body, paint) +
      stroke(lines, green.deep, w * 0.07, opacity(0.5)),
    shadow: fill(body, 'currentColor') + shadowStroke(arm, w * 0.75),
    width: rim * 2,
    height: mouth + h,
  }
}

/** What grows in a pot or stands in a vase. */
export const drawStems = (
  sheet: Sheet,
  plant: VesselSpec['plant'],
  mouth: number,
  rim: number,
  random: Random,
): Growth => {
  if (!plant) return none
  if (plant === 'cactus') return cactus(sheet, mouth, rim)
  const parts = sprays(plant, mouth, rim, random).join('')
  const scale = Math.max(mouth, rim * 2)
  const reach = plant === 'branch' ? 2.35 : plant === 'monstera' ? 2.3 : plant === 'herb' ? 1.8 : 2
  return {
    art: parts,
    shadow: parts.replaceAll(/(fill|stroke)="#[^"]*"/g, '$1="currentColor"'),
    width: scale * 1.25,
    height: mouth + scale * (reach - 1),
  }
}
