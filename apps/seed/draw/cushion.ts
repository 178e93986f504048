import { toneOf } from './finish.ts'
import type { Sheet } from './sheet.ts'
import type { CushionSpec } from './spec.ts'
import { d, ellipse, fill, group, opacity, solid, stroke, type Thing } from './svg.ts'
import { weavePaint } from './weave.ts'

const pillow = (w: number, h: number): string =>
  d`M${-w} ${-h * 2 + 4}C${-w * 0.5} ${-h * 2 + h * 0.13} ${w * 0.5} ${-h * 2 + h * 0.13} ${w} ${-h * 2 + 4}C${w * 0.9} ${-h * 1.5} ${w * 0.9} ${-h * 0.5} ${w} -4C${w * 0.5} ${-h * 0.08} ${-w * 0.5} ${-h * 0.08} ${-w} -4C${-w * 0.9} ${-h * 0.5} ${-w * 0.9} ${-h * 1.5} ${-w} ${-h * 2 + 4}Z`

const figures = (spec: CushionSpec, w: number, h: number, accent: string): string => {
  if (spec.weave === 'block')
    return (
      fill(d`M${-w} ${-h * 1.25}H${w}V0H${-w}Z`, accent) +
      fill(d`M${-w} ${-h * 1.25}H${w}v${-h * 0.1}H${-w}Z`, '#ece5d8', opacity(0.7))
    )
  if (spec.weave === 'sun') {
    const rays = Array.from(
      { length: 18 },
      (_, i) => [Math.cos(i * 0.349), Math.sin(i * 0.349)] as const,
    ).map(([x, y]) => d`M${x * w * 0.36} ${-h + y * w * 0.36}L${x * w * 0.6} ${-h + y * w * 0.6}`)
    return ellipse(0, -h, w * 0.26, w * 0.26, accent) + stroke(rays.join(''), accent, w * 0.035)
  }
  if (spec.weave === 'border')
    return (
      stroke(d`M${-w * 0.72} ${-h * 1.72}H${w * 0.72}V${-h * 0.28}H${-w * 0.72}Z`, accent, w * 0.06) +
      stroke(d`M${-w * 0.62} ${-h * 1.62}H${w * 0.62}V${-h * 0.38}H${-w * 0.62}Z`, accent, w * 0.015)
    )
  return ''
}

const roundCushion = (sheet: Sheet, spec: CushionSpec, key: string): Thing => {
  const t = toneOf(key)
  const r = spec.width / 2
  const body = solid(
    sheet,
    d`M${-r} ${-r}A${r} ${r} 0 1 1 ${r} ${-r}A${r} ${r} 0 1 1 ${-r} ${-r}Z`,
    sheet.radial(
      [
        [0, t.shade],
        [0.14, t.base],
        [0.7, t.lit],
        [0.92, t.base],
        [1, t.shade],
      ],
      0.47,
      0.46,
    ),
  )
  const pleats = Array.from({ length: 22 }, (_, i) => i * 0.2856).map(
    a =>
      d`M${Math.cos(a) * r * 0.12} ${-r + Math.sin(a) * r * 0.12}Q${Math.cos(a + 0.1) * r * 0.5} ${-r + Math.sin(a + 0.1) * r * 0.5} ${Math.cos(a) * r * 0.95} ${-r + Math.sin(a) * r * 0.95}`,
  )
  return {
    art:
      body.art +
      stroke(pleats.join(''), t.deep, r * 0.016, opacity(0.4)) +
      ellipse(0, -r, r * 0.1, r * 0.1, toneOf(spec.accent ?? key).shade),
    shadow: body.shadow,
    width: spec.width,
    height: spec.width,
    foot: r * 0.6,
  }
}

export const drawCushion = (sheet: Sheet, spec: CushionSpec, key: string): Thing => {
  if (spec.round) return roundCushion(sheet, spec, key)
  const t = toneOf(key)
  const accent = toneOf(spec.accent ?? key)
  const [w, h] = [spec.width / 2, spec.height / 2]
  const path = pillow(w, h)
  const body = solid(sheet, path, t.base)
  const clip = sheet.clip(`<path d="${path}"/>`)
  const cloth = fill(path, weavePaint(sheet, spec.weave, t, accent, Math.min(spec.width, 420) * 0.15))
  const volume = fill(
    path,
    sheet.radial(
      [
        [0, t.glow, 0.5],
        [0.55, t.lit, 0.1],
        [1, t.deep, 0.22],
      ],
      0.42,
      0.4,
    ),
  )
  const inside = group(cloth + figures(spec, w, h, accent.base) + volume, ` clip-path="${clip}"`)
  const dents = stroke(
    d`M${-w * 0.94} ${-h * 1.92}Q${-w * 0.75} ${-h * 1.8} ${-w * 0.66} ${-h * 1.6}M${w * 0.94} ${-h * 1.92}Q${w * 0.78} ${-h * 1.8} ${w * 0.7} ${-h * 1.62}M${w * 0.94} ${-h * 0.08}Q${w * 0.76} ${-h * 0.2} ${w * 0.68} ${-h * 0.42}M${-w * 0.94} ${-h * 0.08}Q${-w * 0.76} ${-h * 0.2} ${-w * 0.7} ${-h * 0.38}`,
    t.deep,
    w * 0.02,
    opacity(0.35),
  )
  const corners = [
    [-w, -h * 2],
    [w, -h * 2],
    [-w, 0],
    [w, 0],
  ] as const
  const tassel = ([x, y]: readonly [number, number]) =>
    ellipse(x, y, w * 0.04, w * 0.04, accent.shade) +
    stroke(
      [-4, 0, 4].map(shift => d`M${x + shift} ${y}l${shift * 2 + Math.sign(x) * 8} ${w * 0.17}`).join(''),
      accent.base,
      w * 0.022,
    )
  const edge =
    spec.edge === 'piped'
      ? stroke(path, accent.base, w * 0.035)
      : spec.edge === 'tassels'
        ? corners.map(tassel).join('')
        : ''
  const comb = Array.from(
    { length: 34 },
    (_, i) =>
      d`M${-w * 0.97 - 2} ${-h * 1.94 + (i * h * 1.88) / 33}h${-w * 0.12}M${w * 0.97} ${-h * 1.94 + (i * h * 1.88) / 33}h${w * 0.12}`,
  )
  const fringe = spec.edge === 'fringe' ? stroke(comb.join(''), accent.lit, w * 0.018) : ''
  return {
    art: fringe + body.art + inside + dents + edge,
    shadow: body.shadow,
    width: spec.width * 1.06,
    height: spec.height,
    foot: w * 0.9,
  }
}
