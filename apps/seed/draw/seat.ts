import type { Tone } from './colour.ts'
import { toneOf } from './finish.ts'
import type { Sheet } from './sheet.ts'
import { assemble, bar, box, disc, num, type Part, polygon, project, type Spot, sheetOf } from './space.ts'
import type { SeatSpec } from './spec.ts'
import { fill, opacity, stroke, type Thing } from './svg.ts'

interface Frame {
  readonly spec: SeatSpec
  readonly wood: Tone
  readonly pad: Tone
  readonly w: number
  readonly e: number
}

const legsOf = ({ spec, wood, w, e }: Frame, top: number): readonly Part[] => {
  const s = spec.splay ?? 0
  const corners =
    spec.legs === 3
      ? [
          [0, -1],
          [-0.9, 0.6],
          [0.9, 0.6],
        ]
      : [
          [-1, -1],
          [1, -1],
          [-1, 1],
          [1, 1],
        ]
  return corners.map(([x = 0, z = 0]) =>
    bar(
      [x * (w - 22 + s), 0, z * (e - 22 + s)],
      [x * (w - 34), top, z * (e - 34)],
      spec.form === 'lounge' || spec.form === 'sofa' ? 34 : 30,
      wood,
      -900 + z * 300 + x * 60,
    ),
  )
}

const stretchers = ({ spec, wood, w, e }: Frame, y: number): readonly Part[] =>
  spec.splay === undefined || spec.legs === 3
    ? []
    : [-1, 1].map(x => bar([x * (w - 26), y, -(e - 26)], [x * (w - 26), y, e - 26], 16, wood, -950 + x * 10))

const cord = ({ w, e, pad }: Frame, y: number, near: number): Part => {
  const spot = (x: number, z: number): Spot => [x * w, y, z * e]
  const face = polygon([spot(-0.9, -0.9), spot(0.9, -0.9), spot(0.9, 0.9), spot(-0.9, 0.9)].map(project))
  const line = (a: Spot, b: Spot) => `M${[a, b].map(each => project(each).map(num).join(' ')).join('L')}`
  let threads = ''
  for (let i = 1; i < 9; i++) {
    const s = 0.9 - (0.9 * i) / 9
    threads += `${line(spot(-s, -s), spot(s, -s))}${line(spot(s, -s), spot(s, s))}${line(spot(s, s), spot(-s, s))}${line(spot(-s, s), spot(-s, -s))}`
  }
  const cross = line(spot(-0.9, -0.9), spot(0.9, 0.9)) + line(spot(-0.9, 0.9), spot(0.9, -0.9))
  return {
    near,
    art:
      fill(face, pad.lit) +
      stroke(threads, pad.shade, 5, opacity(0.7)) +
      stroke(cross, pad.shade, 6, opacity(0.55)),
    shadow: '',
    corners: [],
  }
}

const seatParts = (frame: Frame): readonly Part[] => {
  const { spec, wood, pad, w, e } = frame
  const [h, thick] = [spec.height, spec.seat === 'pad' ? 26 : 32]
  if (spec.round) {
    const plank = disc([0, h, 0], w, thick, { top: wood.lit, side: wood.shade }, 10)
    return spec.seat === 'pad'
      ? [plank, disc([0, h + 48, 0], w * 0.97, 46, { top: pad.lit, side: pad.base }, 12, 6)]
      : [plank]
  }
  const plank = box({ at: [-w, h - thick, -e], size: [w * 2, thick, e * 2], tone: wood, round: 10, near: 10 })
  if (spec.seat === 'cord') return [plank, cord(frame, h + 1, 12)]
  if (spec.seat === 'pad')
    return [
      plank,
      box({
        at: [-w * 0.98, h - 4, -e * 0.96],
        size: [w * 1.96, 58, e * 1.94],
        tone: pad,
        round: 40,
        near: 12,
      }),
    ]
  return [plank]
}

const bent = (frame: Frame, low: number, high: number, curve: number, near: number, t: Tone): Part => {
  const { w, e } = frame
  const arc = (y: number, lean: number): readonly Spot[] =>
    Array.from({ length: 9 }, (_, i) => {
      const share = i / 4 - 1
      return [share * w * 0.98, y, -e - lean + curve * (share * share)] as const
    })
  return sheetOf(arc(low, 20), arc(high, 46), t.base, t.glow, near)
}

const backParts = (frame: Frame): readonly Part[] => {
  const { spec, wood, pad, w, e } = frame
  const [seat, top] = [spec.height, spec.height + (spec.backHeight ?? 380)]
  const post = (x: number) =>
    bar([x * (w - 24), seat - 10, -e + 16], [x * (w - 10), top, -e - 40], 28, wood, -10)
  const posts = [post(-1), post(1)]
  const spindles = (count: number, to: number) =>
    Array.from({ length: count }, (_, i) => {
      const x = ((i + 1) / (count + 1)) * 2 - 1
      return bar([x * w * 0.78, seat, -e + 26], [x * w * 0.95, to, -e - 34 + 50 * x * x], 13, wood, -30)
    })
  if (spec.back === 'rods') return [...spindles(7, top - 30), bent(frame, top - 46, top, 50, -5, wood)]
  if (spec.back === 'slats')
    return [...posts, bent(frame, top - 70, top, 0, -5, wood), bent(frame, top - 170, top - 115, 0, -6, wood)]
  if (spec.back === 'ladder')
    return [
      ...posts,
      ...[0.3, 0.58, 0.86].map((share, i) =>
        bent(frame, seat + (top - seat) * share - 20, seat + (top - seat) * share + 32, 22, -6 + i, wood),
      ),
    ]
  if (spec.back === 'arc') return [...posts, bent(frame, top - 120, top, 46, -4, wood)]
  if (spec.back === 'shell') return [bent(frame, seat + 40, top, 120, -4, spec.pad ? pad : wood)]
  if (spec.back === 'loop') {
    const loop = Array.from({ length: 15 }, (_, i) => (i / 14) * Math.PI).map(
      (a): Spot => [-Math.cos(a) * w * 0.95, seat + Math.sin(a) * (top - seat), -e + 20 - Math.sin(a) * 60],
    )
    return [...spindles(5, top - 60), ...loop.slice(1).map((spot, i) => bar(loop[i]!, spot, 26, wood, -8))]
  }
  return []
}

const softSeat = (frame: Frame): readonly Part[] => {
  const { spec, wood, pad, w, e } = frame
  const [h, back] = [spec.height, spec.height + (spec.backHeight ?? 380)]
  const places = spec.form === 'sofa' ? 2 : 1
  const arm = spec.arms ? 110 : 0
  const inner = w * 2 - arm * 2
  const cushions = Array.from({ length: places }, (_, i) => {
    const x = -w + arm + (inner / places) * i
    return [
      box({
        at: [x, h - 130, -e + 120],
        size: [inner / places - 6, 150, e * 2 - 130],
        tone: pad,
        round: 56,
        near: 20 + i,
      }),
      box({
        at: [x + 8, h - 10, -e + 70],
        size: [inner / places - 20, back - h - 40, 150],
        tone: pad,
        round: 70,
        near: 10 + i,
      }),
    ]
  }).flat()
  const shell = [
    box({ at: [-w, 170, -e], size: [w * 2, back - 190, 110], tone: pad, round: 60, near: 0 }),
    box({
      at: [-w + 10, 160, -e + 20],
      size: [w * 2 - 20, h - 260, e * 2 - 40],
      tone: pad,
      round: 40,
      near: 5,
    }),
  ]
  const sides = spec.arms
    ? [
        box({ at: [-w, 160, -e + 30], size: [arm, h + 30, e * 2 - 40], tone: pad, round: 50, near: 8 }),
        box({ at: [w - arm, 160, -e + 30], size: [arm, h + 30, e * 2 - 40], tone: pad, round: 50, near: 40 }),
      ]
    : []
  return [...legsOf({ ...frame, wood }, 180), ...shell, ...cushions, ...sides]
}

const pouf = ({ spec, pad, w }: Frame): readonly Part[] => [
  disc([0, spec.height, 0], w, spec.height - 20, { top: pad.lit, side: pad.base }, 0, 40),
  ...[0.35, 0.68].map(share => ({
    ...disc([0, spec.height * share, 0], w * 1.02, 8, { top: 'none', side: pad.shade }, 5),
    shadow: '',
  })),
]

/** Chairs, stools, benches and soft seats, built from parts in space. */
export const drawSeat = (_sheet: Sheet, spec: SeatSpec, key: string): Thing => {
  const wood = toneOf(spec.frame ?? key)
  const pad = toneOf(spec.pad ?? key)
  const frame: Frame = {
    spec,
    wood: spec.frame ? wood : toneOf(key),
    pad: spec.frame ? toneOf(spec.pad ?? key) : pad,
    w: spec.width / 2,
    e: spec.depth / 2,
  }
  if (spec.form === 'pouf') return assemble(pouf(frame))
  if (spec.form === 'sofa' || spec.form === 'lounge') return assemble(softSeat(frame))
  const armY = spec.height + 200
  const arms = spec.arms
    ? [-1, 1].flatMap(x => [
        bar(
          [x * frame.w, spec.height, frame.e * 0.6],
          [x * (frame.w + 14), armY, frame.e * 0.55],
          24,
          wood,
          x < 0 ? 15 : 30,
        ),
        bar(
          [x * (frame.w + 14), armY, frame.e * 0.7],
          [x * frame.w, armY + 14, -frame.e - 16],
          30,
          wood,
          x < 0 ? 16 : 31,
        ),
      ])
    : []
  return assemble([
    ...legsOf(frame, spec.height - 20),
    ...stretchers(frame, spec.height * 0.34),
    ...backParts(frame),
    ...seatParts(frame),
    ...arms,
  ])
}
