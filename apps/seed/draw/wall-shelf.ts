import { type Tone, tone } from './colour.ts'
import { toneOf } from './finish.ts'
import { between, pick, type Random } from './random.ts'
import type { Sheet } from './sheet.ts'
import { drawSmallKnit } from './small-knit.ts'
import type { ShelfSpec } from './spec.ts'
import { d, fill, move, opacity, stroke, type Thing } from './svg.ts'

const spines = ['#8f3d26', '#d8c4a3', '#27344a', '#9aa88b', '#c48a2c', '#ece5d8', '#5e3448', '#4a6b7c'].map(
  tone,
)

const plate = (x: number, y: number, w: number, h: number) => d`M${x} ${y}h${w}v${h}h${-w}z`

/** Books seen from the front, each with a band on its spine. */
const books = (from: number, to: number, y: number, room: number, random: Random): string => {
  let art = ''
  for (let x = from; x < to - 40; ) {
    const [w, h, t] = [between(random, 26, 52), room * between(random, 0.6, 0.92), pick(random, spines)]
    art +=
      fill(plate(x, y - h, w - 2, h), t.base) +
      fill(plate(x, y - h, w * 0.22, h), t.lit, opacity(0.6)) +
      fill(plate(x, y - h * 0.82, w - 2, 7), t.glow, opacity(0.7))
    x += w
  }
  return art
}

const pot = (x: number, y: number, r: number, t: Tone) =>
  fill(d`M${x - r} ${y - r * 1.8}H${x + r}L${x + r * 0.74} ${y}H${x - r * 0.74}Z`, t.base) +
  fill(d`M${x - r} ${y - r * 1.8}h${r * 0.5}L${x - r * 0.34} ${y}H${x - r * 0.74}Z`, t.lit, opacity(0.7)) +
  fill(plate(x - r * 1.1, y - r * 2.05, r * 2.2, r * 0.34), t.shade)

const boards = (spec: ShelfSpec, t: Tone, random: Random) => {
  const [w, gap] = [spec.width / 2, spec.height / spec.rows]
  const brass = toneOf(spec.frame ?? 'brass')
  const one = (i: number) => {
    const y = -40 - i * gap
    const bracket = (x: number) =>
      stroke(d`M${x} ${y + 20}v110q0 22 24 22`, brass.base, 11) +
      stroke(d`M${x - 2} ${y + 26}v100`, brass.glow, 3, opacity(0.7))
    const things =
      i % 2
        ? books(-w + 60, w * 0.35, y - 16, gap * 0.62, random) +
          pot(w * 0.66, y - 14, 58, pick(random, spines))
        : pot(-w * 0.66, y - 14, 64, pick(random, spines)) +
          books(-w * 0.3, w - 90, y - 16, gap * 0.62, random)
    const board =
      fill(d`M${-w + 10} ${y - 22}H${w - 10}L${w} ${y}H${-w}Z`, t.lit) +
      fill(plate(-w, y, w * 2, 28), t.base) +
      fill(plate(-w, y + 20, w * 2, 8), t.shade)
    return bracket(-w * 0.7) + bracket(w * 0.7) + things + board
  }
  return Array.from({ length: spec.rows }, (_, i) => one(i)).join('')
}

const pegs = (spec: ShelfSpec, t: Tone): string => {
  const w = spec.width / 2
  const board =
    fill(plate(-w, -110, w * 2, 88), t.base) +
    fill(plate(-w, -110, w * 2, 12), t.lit) +
    fill(plate(-w, -32, w * 2, 10), t.shade)
  const fibres = stroke(
    d`M${-w + 30} -84h${w * 0.7}M${-w * 0.1} -70h${w * 0.8}M${-w + 90} -54h${w * 1.1}`,
    t.shade,
    2.5,
    opacity(0.5),
  )
  const peg = (x: number) =>
    fill(d`M${x - 13} -62h26v26q-13 10 -26 0z`, t.deep, opacity(0.5)) +
    `<circle cx="${x}" cy="-66" r="24" fill="${t.deep}"/><circle cx="${x - 3}" cy="-70" r="21" fill="${t.base}"/><circle cx="${x - 8}" cy="-76" r="9" fill="${t.lit}"/>`
  return (
    board +
    fibres +
    Array.from({ length: spec.rows }, (_, i) =>
      peg(Math.round(-w + (spec.width * (i + 0.5)) / spec.rows)),
    ).join('')
  )
}

const silhouette = (art: string): string =>
  art.replaceAll(/(fill|stroke)="#[^"]*"/g, '$1="currentColor"').replaceAll(/ opacity="[^"]*"/g, '')

/** What is screwed to the wall is seen straight from the front. */
export const drawWallShelf = (sheet: Sheet, spec: ShelfSpec, t: Tone, random: Random): Thing => {
  const art = spec.form === 'rail' ? pegs(spec, t) : boards(spec, t, random)
  const own = { shadow: silhouette(art), width: spec.width }
  if (spec.form === 'wall') return { ...own, art, height: spec.height + 60, hangs: true }
  if (spec.props === false) return { ...own, art, height: 110, hangs: true }
  const scarf = drawSmallKnit(sheet, { kind: 'knit', form: 'scarf', stitch: 'stripe', accent: 'ink' }, 'oat')
  const x = Math.round(-spec.width / 2 + spec.width * 0.3)
  const [hung, dark] = [scarf?.art ?? '', scarf?.shadow ?? ''].map(part => move(part, x, -58, 0.9))
  return { ...own, art: art + hung, shadow: own.shadow + dark, height: 720, hangs: true }
}
