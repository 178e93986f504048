import type { Tone } from './colour.ts'
import { toneOf } from './finish.ts'
import type { Sheet } from './sheet.ts'
import { assemble, bar, box, disc, num, type Part, project, type Spot } from './space.ts'
import type { TableSpec } from './spec.ts'
import { opacity, stroke, type Thing } from './svg.ts'

const planks = (w: number, e: number, y: number, t: Tone, near: number): Part => {
  const line = (z: number) =>
    `M${[[-w, y, z] as Spot, [w, y, z] as Spot].map(spot => project(spot).map(num).join(' ')).join('L')}`
  return {
    near,
    art:
      stroke([-0.5, 0, 0.5].map(share => line(share * e)).join(''), t.shade, 2.5, opacity(0.6)) +
      stroke([-0.8, -0.3, 0.22, 0.75].map(share => line(share * e)).join(''), t.base, 2, opacity(0.7)),
    shadow: '',
    corners: [],
  }
}

const topOf = (spec: TableSpec, t: Tone, y: number): readonly Part[] => {
  const [w, e, thick] = [spec.width / 2, spec.depth / 2, spec.top ?? 34]
  if (spec.round) return [disc([0, y, 0], w, thick, { top: t.lit, side: t.shade }, 500)]
  return [
    box({ at: [-w, y - thick, -e], size: [w * 2, thick, e * 2], tone: t, near: 500 }),
    planks(w, e, y, t, 501),
  ]
}

const four = (spec: TableSpec, t: Tone, inset = 40): readonly Part[] => {
  const [w, e] = [spec.width / 2 - inset, spec.depth / 2 - inset]
  const reach = spec.round ? 0.66 : 1
  return [
    [-1, -1],
    [1, -1],
    [-1, 1],
    [1, 1],
  ].map(([x = 0, z = 0]) =>
    bar(
      [x * w * reach, 0, z * e * reach],
      [x * w * reach * 0.97, spec.height - 20, z * e * reach * 0.97],
      Math.max(24, spec.width * 0.035),
      t,
      -200 + z * 60 + x * 10,
    ),
  )
}

const trestles = (spec: TableSpec, t: Tone): readonly Part[] =>
  [-1, 1].flatMap(side => {
    const x = side * (spec.width / 2 - 190)
    const e = spec.depth / 2 - 60
    const foot = (z: number) =>
      bar([x, 0, z * e], [x, spec.height - 30, z * e * 0.35], 34, t, -200 + z * 60 + side * 10)
    return [
      foot(-1),
      foot(1),
      bar([x, spec.height * 0.32, -e * 0.78], [x, spec.height * 0.32, e * 0.78], 24, t, -170 + side * 10),
    ]
  })

const pedestal = (spec: TableSpec, t: Tone): readonly Part[] => [
  disc([0, 26, 0], spec.width * 0.3, 26, { top: t.lit, side: t.shade }, -300),
  bar([0, 20, 0], [0, spec.height - 20, 0], Math.max(40, spec.width * 0.09), t, -200),
]

const tripod = (spec: TableSpec, t: Tone): readonly Part[] =>
  [
    [-0.8, 0.45],
    [0.85, 0.35],
    [0, -0.9],
  ].map(([x = 0, z = 0]) =>
    bar(
      [(x * spec.width) / 2, 0, (z * spec.width) / 2],
      [x * spec.width * 0.18, spec.height - 20, z * spec.width * 0.18],
      22,
      t,
      -200 + z * 50,
    ),
  )

const drawers = (spec: TableSpec, t: Tone): readonly Part[] => {
  const [w, e] = [spec.width / 2 - 30, spec.depth / 2 - 30]
  const knob = disc(
    [0, spec.height - 95, e + 6],
    13,
    6,
    { top: toneOf('brass').lit, side: toneOf('brass').shade },
    460,
  )
  return [box({ at: [-w, spec.height - 150, -e], size: [w * 2, 118, e * 2], tone: t, near: 440 }), knob]
}

const under = (spec: TableSpec, t: Tone): readonly Part[] => {
  if (!spec.shelf) return []
  const [w, e] = [spec.width / 2 - 60, spec.depth / 2 - 50]
  const y = spec.height * 0.28
  return spec.round
    ? [disc([0, y, 0], w * 0.72, 18, { top: t.lit, side: t.shade }, -120)]
    : [box({ at: [-w, y, -e], size: [w * 2, 20, e * 2], tone: t, near: -150 })]
}

export const drawTable = (_sheet: Sheet, spec: TableSpec, key: string): Thing => {
  const t = toneOf(key)
  const base = toneOf(spec.frame ?? key)
  if (spec.form === 'block')
    return assemble(
      spec.round
        ? [disc([0, spec.height, 0], spec.width / 2, spec.height, { top: t.lit, side: t.base })]
        : [
            box({
              at: [-spec.width / 2, 0, -spec.depth / 2],
              size: [spec.width, spec.height, spec.depth],
              tone: t,
            }),
          ],
    )
  const support = {
    four: () => four(spec, base),
    trestle: () => trestles(spec, base),
    pedestal: () => pedestal(spec, base),
    tripod: () => tripod(spec, base),
    drawer: () => [...four(spec, base, 46), ...drawers(spec, t)],
    nest: () => four(spec, base),
  }[spec.form]()
  const tables = [...support, ...under(spec, base), ...topOf(spec, t, spec.height)]
  if (spec.form !== 'nest') return assemble(tables)
  const small = { ...spec, width: spec.width * 0.72, depth: spec.depth * 0.72, height: spec.height * 0.74 }
  const shift = (part: Part): Part => {
    const [x, y] = project([spec.width * 0.52, 0, spec.depth * 0.5])
    const at = ` transform="translate(${num(x)} ${num(y)})"`
    return {
      near: part.near + 900,
      art: `<g${at}>${part.art}</g>`,
      shadow: `<g${at}>${part.shadow}</g>`,
      corners: part.corners.map(([px, py]) => [px + x, py + y] as const),
    }
  }
  return assemble([...tables, ...[...four(small, base), ...topOf(small, t, small.height)].map(shift)])
}
