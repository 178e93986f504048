import { type Tone, tone } from './colour.ts'
import { toneOf } from './finish.ts'
import { between, pick, type Random } from './random.ts'
import type { Sheet } from './sheet.ts'
import { assemble, bar, box, disc, type Part, polygon, project, type Spot } from './space.ts'
import type { ShelfSpec } from './spec.ts'
import { fill, type Thing } from './svg.ts'
import { drawWallShelf } from './wall-shelf.ts'

const spines = ['#8f3d26', '#d8c4a3', '#27344a', '#9aa88b', '#c48a2c', '#ece5d8', '#5e3448', '#4a6b7c'].map(
  tone,
)

/** A row of books and a pot, so that a shelf reads as a shelf. */
const props = (
  x: number,
  y: number,
  room: number,
  clear: number,
  random: Random,
  near: number,
): readonly Part[] => {
  const parts: Part[] = []
  let at = x + between(random, 14, room * 0.25)
  const end = x + room * between(random, 0.55, 0.8)
  while (at < end - 40) {
    const thick = between(random, 34, 62)
    parts.push(
      box({
        at: [at, y, -60],
        size: [thick - 2, clear * between(random, 0.52, 0.8), 130],
        tone: pick(random, spines),
        near: near + parts.length * 0.01,
      }),
    )
    at += thick
  }
  if (x + room - at < 110) return parts
  const glaze = pick(random, spines)
  const radius = Math.min(52, (x + room - at) * 0.28)
  return [
    ...parts,
    disc(
      [at + radius + 26, y + clear * 0.44, 20],
      radius,
      clear * 0.44,
      { top: glaze.shade, side: glaze.base },
      near + 1,
    ),
  ]
}

const caseOf = (spec: ShelfSpec, t: Tone, back: Tone, random: Random): readonly Part[] => {
  const [w, e] = [spec.width / 2, spec.depth / 2]
  const legs = spec.form === 'cubes' ? 0 : 60
  const columns = spec.columns ?? 1
  const [step, row] = [spec.width / columns, (spec.height - legs) / spec.rows]
  const flat = (a: Spot, b: Spot, c: Spot, f: Spot, paint: string, near: number): Part => ({
    near,
    art: fill(polygon([a, b, c, f].map(project)), paint),
    shadow: '',
    corners: [],
  })
  const rear = flat(
    [-w, legs, -e],
    [w, legs, -e],
    [w, spec.height, -e],
    [-w, spec.height, -e],
    back.shade,
    -900,
  )
  const sideIn = flat(
    [w - 22, legs, -e],
    [w - 22, legs, e],
    [w - 22, spec.height, e],
    [w - 22, spec.height, -e],
    back.deep,
    -890,
  )
  const boards = Array.from({ length: spec.rows + 1 }, (_, i) =>
    box({
      at: [-w, legs + i * row - (i === spec.rows ? 24 : 0), -e],
      size: [spec.width, 24, spec.depth],
      tone: t,
      near: -500 + i * 60,
    }),
  )
  const posts = Array.from({ length: columns + 1 }, (_, i) =>
    box({
      at: [-w + i * step - (i === columns ? 22 : 0), legs, -e],
      size: [22, spec.height - legs, spec.depth],
      tone: t,
      near: i === columns ? 900 : -880 + i,
    }),
  )
  const fills =
    spec.props === false
      ? []
      : Array.from({ length: spec.rows * columns }, (_, i) =>
          props(
            -w + (i % columns) * step + 20,
            legs + Math.floor(i / columns) * row + 24,
            step - 40,
            row - 40,
            random,
            -490 + Math.floor(i / columns) * 60,
          ),
        ).flat()
  const feet = legs
    ? [-1, 1].flatMap(x =>
        [-1, 1].map(z =>
          bar([x * (w - 30), 0, z * (e - 30)], [x * (w - 30), legs, z * (e - 30)], 26, t, -950),
        ),
      )
    : []
  return [rear, sideIn, ...boards, ...posts, ...fills, ...feet]
}

const chest = (spec: ShelfSpec, t: Tone): readonly Part[] => {
  const [w, e] = [spec.width / 2, spec.depth / 2]
  const legs = spec.form === 'chest' ? 20 : 140
  const columns = spec.columns ?? 1
  const [step, row] = [(spec.width - 30) / columns, (spec.height - legs - 50) / spec.rows]
  const body = box({
    at: [-w, legs, -e],
    size: [spec.width, spec.height - legs, spec.depth],
    tone: t,
    near: 0,
  })
  const fronts = Array.from({ length: spec.rows * columns }, (_, i) => {
    const [x, y] = [-w + 15 + (i % columns) * step, legs + 22 + Math.floor(i / columns) * row]
    const panel = box({ at: [x + 5, y + 5, e], size: [step - 10, row - 10, 14], tone: t, near: 10 + i })
    const knob = disc(
      [x + step / 2, y + row / 2, e + 24],
      12,
      5,
      { top: toneOf('brass').lit, side: toneOf('brass').deep },
      40 + i,
    )
    return [panel, { ...knob, shadow: '' }]
  }).flat()
  const feet = [-1, 1].flatMap(x =>
    [-1, 1].map(z =>
      bar([x * (w - 50), 0, z * (e - 40)], [x * (w - 60), legs + 10, z * (e - 46)], 30, t, -100),
    ),
  )
  return [...feet, body, ...fronts]
}

const ladder = (spec: ShelfSpec, t: Tone, random: Random): readonly Part[] => {
  const [w, e] = [spec.width / 2, spec.depth / 2]
  const lean = (share: number) => -e - 60 * share
  const posts = [-1, 1].flatMap(x => [
    bar([x * w, 0, -e], [x * w, spec.height, -e - 10], 26, t, x < 0 ? -800 : 700),
    bar([x * w, 0, e], [x * w, spec.height, -e + 30], 26, t, x < 0 ? -790 : 710),
  ])
  const rungs = Array.from({ length: spec.rows }, (_, i) => {
    const share = (i + 0.6) / spec.rows
    const deep = (e * 2 - 40) * (1 - share * 0.72) + 60
    const y = spec.height * share * 0.94
    return [
      box({ at: [-w, y, lean(0)], size: [spec.width, 24, deep], tone: t, near: -400 + i * 60 }),
      ...(spec.props === false
        ? []
        : props(-w + 20, y + 24, spec.width - 40, (spec.height / spec.rows) * 0.66, random, -395 + i * 60)),
    ]
  }).flat()
  return [...posts, ...rungs]
}

export const drawShelf = (sheet: Sheet, spec: ShelfSpec, key: string, random: Random): Thing => {
  const t = toneOf(key)
  if (spec.form === 'wall' || spec.form === 'rail') return drawWallShelf(sheet, spec, t, random)
  const parts = {
    case: () => caseOf(spec, t, t, random),
    cubes: () => caseOf(spec, t, t, random),
    cabinet: () => chest(spec, t),
    chest: () => chest(spec, t),
    ladder: () => ladder(spec, t, random),
  }[spec.form]()
  return assemble(parts)
}
