import { mix, type Tone } from './colour.ts'
import { toneOf } from './finish.ts'
import { between, type Random } from './random.ts'
import type { Sheet } from './sheet.ts'
import type { PlateSpec } from './spec.ts'
import { leafAt } from './stems.ts'
import { d, ellipse, fill, group, opacity, stroke, type Thing } from './svg.ts'

const ring = (radius: number, oval: number, paint: string, width: number, alpha: number) =>
  stroke(
    d`M${-radius} 0A${radius} ${radius * oval} 0 1 1 ${radius} 0A${radius} ${radius * oval} 0 1 1 ${-radius} 0Z`,
    paint,
    width,
    opacity(alpha),
  )

const decor = (spec: PlateSpec, radius: number, accent: string, random: Random): string => {
  const oval = spec.oval ?? 1
  if (spec.decor === 'rings')
    return [0.3, 0.42, 0.54].map(share => ring(radius * share, oval, accent, radius * 0.025, 0.8)).join('')
  if (spec.decor === 'brush') {
    const sweep = d`M${-radius * 0.52} ${radius * 0.2 * oval}C${-radius * 0.3} ${-radius * 0.55 * oval} ${radius * 0.1} ${radius * 0.55 * oval} ${radius * 0.52} ${-radius * 0.22 * oval}`
    return (
      stroke(sweep, accent, radius * 0.17, opacity(0.85)) +
      stroke(sweep, mix(accent, '#ffffff', 0.35), radius * 0.03, opacity(0.7))
    )
  }
  if (spec.decor === 'petals') {
    const petals = Array.from({ length: 16 }, (_, i) =>
      leafAt(
        Math.cos(i * 0.3927) * radius * 0.72,
        Math.sin(i * 0.3927) * radius * 0.72 * oval,
        radius * 0.2,
        i * 0.3927,
        0.3,
      ),
    )
    return fill(petals.join(''), accent, opacity(0.85))
  }
  if (spec.decor === 'sprig') {
    const blades = [-0.7, -0.4, -0.1, 0.2, 0.5].flatMap((at, i) => [
      leafAt(
        at * radius * 0.6,
        -at * radius * 0.3,
        radius * between(random, 0.2, 0.26),
        i % 2 ? -1.6 : 0.9,
        0.26,
      ),
    ])
    return (
      fill(blades.join(''), accent, opacity(0.9)) +
      stroke(d`M${-radius * 0.46} ${radius * 0.24}L${radius * 0.36} ${-radius * 0.18}`, accent, radius * 0.02)
    )
  }
  return ''
}

const face = (sheet: Sheet, spec: PlateSpec, t: Tone, random: Random): string => {
  const radius = spec.width / 2
  const oval = spec.oval ?? 1
  const well = radius - spec.rim
  const rimPaint = sheet.radial(
    [
      [0.6, t.base],
      [0.88, t.lit],
      [0.96, t.glow],
      [1, t.shade],
    ],
    0.46,
    0.46,
  )
  const wellPaint = sheet.radial(
    [
      [0, t.lit],
      [0.7, t.base],
      [1, mix(t.base, t.shade, 0.6)],
    ],
    0.58,
    0.6,
  )
  const accent = spec.edge ? toneOf(spec.edge).base : t.deep
  let dots = ''
  for (let i = 0; i < (spec.speckle ?? 0); i++) {
    const [turn, out] = [between(random, 0, 6.283), Math.sqrt(random()) * radius * 0.94]
    dots += d`M${Math.cos(turn) * out} ${Math.sin(turn) * out * oval}h.1`
  }
  return (
    ellipse(0, 0, radius, radius * oval, rimPaint) +
    (spec.edge ? ring(radius * 0.985, oval, accent, radius * 0.03, 1) : '') +
    ellipse(-well * 0.012, -well * 0.012, well * 1.03, well * 1.03 * oval, t.deep, opacity(0.3)) +
    ellipse(0, 0, well, well * oval, wellPaint) +
    decor(spec, radius, accent, random) +
    stroke(dots || 'M0 0', t.deep, radius * 0.014, opacity(0.5))
  )
}

/** Plates lean upright against the wall; a stack lies at their foot. */
export const drawPlate = (sheet: Sheet, spec: PlateSpec, key: string, random: Random): Thing => {
  const t = toneOf(key)
  const radius = spec.width / 2
  const oval = spec.oval ?? 1
  const count = spec.stack ?? 0
  const layer = (i: number) => {
    const [y, rx] = [-radius * (0.04 + i * 0.075), radius * 0.96]
    return (
      ellipse(0, y + radius * 0.045, rx * 0.97, rx * 0.17, t.deep) +
      ellipse(
        0,
        y,
        rx,
        rx * 0.18,
        sheet.across([
          [0, t.base],
          [0.3, t.glow],
          [1, t.shade],
        ]),
      )
    )
  }
  const stack = Array.from({ length: count }, (_, i) => layer(i)).join('')
  const lift = count ? radius * (0.06 + count * 0.075) : 0
  const top = count
    ? ellipse(
        0,
        -lift + radius * 0.045,
        radius * 0.78,
        radius * 0.13,
        sheet.across([
          [0, t.shade],
          [1, t.lit],
        ]),
      )
    : ''
  const upright = group(
    face(sheet, spec, t, random),
    ` transform="translate(0 ${-Math.round(radius * oval * 0.98 + lift)})"`,
  )
  const silhouette = ellipse(0, -radius * oval * 0.98 - lift, radius, radius * oval, 'currentColor')
  const behind = group(
    silhouette,
    `${opacity(0.14)} color="#33202e" transform="translate(${Math.round(radius * 0.12)} ${Math.round(radius * 0.05)})"`,
  )
  return {
    art: count ? behind + upright + stack + top : behind + upright,
    shadow: ellipse(0, -radius * 0.04 * (count + 1), radius * 0.9, radius * 0.16, 'currentColor'),
    width: spec.width,
    height: radius * oval * 2 + lift,
    foot: count ? radius : radius * 0.5,
  }
}
