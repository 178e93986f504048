import { mix } from './colour.ts'
import { toneOf } from './finish.ts'
import { rod } from './handle.ts'
import type { Sheet, Stop } from './sheet.ts'
import type { LampSpec, PendantSpec } from './spec.ts'
import { d, ellipse, fill, move, opacity, shadowStroke, solid, stroke, type Thing } from './svg.ts'
import { type Profile, radiusAt, topOf, turned, turnedPath, widest } from './turned.ts'

const shadeProfile = ({ form, width, height, top }: LampSpec['shade']): Profile => {
  const r = width / 2
  if (form === 'cone')
    return [
      [0, r],
      [height, top ?? r * 0.35],
    ]
  if (form === 'drum')
    return [
      [0, r],
      [height, top ?? r * 0.94],
    ]
  if (form === 'pleat')
    return [
      [0, r],
      [height, top ?? r * 0.6],
    ]
  if (form === 'dome')
    return [
      [0, r],
      [height * 0.15, r * 0.99],
      [height * 0.6, r * 0.8],
      [height * 0.92, r * 0.36],
      [height, r * 0.1],
    ]
  if (form === 'mushroom')
    return [
      [0, r * 0.92],
      [height * 0.12, r],
      [height * 0.5, r * 0.86],
      [height * 0.85, r * 0.48],
      [height, r * 0.06],
    ]
  return [
    [0, r * 0.35],
    [height * 0.18, r * 0.8],
    [height * 0.5, r],
    [height * 0.82, r * 0.8],
    [height, r * 0.3],
  ]
}

/** A lit shade: warm from within, brightest low in the middle. */
const litStops = (key: string): readonly Stop[] => {
  const t = toneOf(key)
  const warm = mix(t.base, '#ffd98f', 0.55)
  return [
    [0, mix(t.shade, '#ffb765', 0.25)],
    [0.3, warm],
    [0.55, mix(warm, '#fff4d6', 0.5)],
    [0.85, mix(t.base, '#ffc673', 0.4)],
    [1, t.shade],
  ]
}

const pleats = (profile: Profile, count: number, paint: string): string => {
  const [high, rim] = topOf(profile)
  const foot = profile[0]?.[1] ?? rim
  let path = ''
  for (let i = 1; i < count; i++) {
    const across = -Math.cos((i / count) * Math.PI)
    path += d`M${across * foot} ${foot * 0.1 * Math.sin((i / count) * Math.PI)}L${across * rim} ${-high}`
  }
  return stroke(path, paint, Math.max(1.2, foot * 0.012), opacity(0.3))
}

const legs = (sheet: Sheet, height: number, spread: number, key: string) => {
  const t = toneOf(key)
  const paths = [
    [spread * 0.35, -spread * 0.1],
    [-spread, 0],
    [spread, spread * 0.06],
  ].map(([x = 0, y = 0]) => d`M0 ${-height}L${x} ${y}`)
  return {
    art:
      paths.map(path => rod(path, 22, t)).join('') +
      ellipse(
        0,
        -height,
        30,
        10,
        sheet.across([
          [0, t.lit],
          [1, t.deep],
        ]),
      ),
    shadow: paths.map(path => shadowStroke(path, 22)).join(''),
  }
}

export const drawLamp = (sheet: Sheet, spec: LampSpec, key: string): Thing => {
  const shadeKey = spec.shadeFinish ?? key
  const baseKey = spec.baseFinish ?? key
  const [top] = topOf(spec.base)
  const foot = spec.legs
    ? legs(sheet, top + spec.stem * 0.96, spec.shade.width * 0.62, baseKey)
    : turned(sheet, spec.base, toneOf(baseKey), 0.18)
  const lift = top + spec.stem
  const x = spec.arm ?? 0
  const stemPath = spec.arm
    ? d`M0 ${-top}V${-lift - spec.shade.height * 0.5}Q0 ${-lift - spec.shade.height * 1.5} ${x * 0.55} ${-lift - spec.shade.height * 1.45}Q${x} ${-lift - spec.shade.height * 1.4} ${x} ${-lift - spec.shade.height}`
    : d`M0 ${-top + 2}V${-lift - spec.shade.height * 0.4}`
  const stem = spec.legs
    ? ''
    : rod(
        stemPath,
        Math.max(6, spec.shade.width * 0.03),
        toneOf(spec.baseFinish === 'brass' || !spec.baseFinish ? 'brass' : baseKey),
      )
  const profile = shadeProfile(spec.shade)
  const path = turnedPath(profile, 0.1)
  const opaque = spec.shade.form === 'dome' || spec.shade.form === 'mushroom'
  const skin = opaque
    ? turned(sheet, profile, toneOf(shadeKey), 0.1)
    : solid(sheet, path, sheet.across(litStops(shadeKey)))
  const r = profile[0]?.[1] ?? 1
  const inside = ellipse(0, 0, r * 0.97, r * 0.1, '#fff0c4')
  const folds = spec.shade.form === 'pleat' ? pleats(profile, 26, toneOf(shadeKey).deep) : ''
  const down = opaque
    ? ''
    : fill(
        path,
        sheet.down([
          [0, '#ffb765', 0.18],
          [0.6, '#fff4d6', 0.3],
          [1, '#fff4d6', 0],
        ]),
      )
  const shade = spec.shade.form === 'globe' ? skin.art + down : skin.art + down + folds + inside
  const dark = move(skin.shadow, x, -lift)
  return {
    art: foot.art + stem + move(shade, x, -lift),
    shadow: foot.shadow + (stem ? shadowStroke(stemPath, 8) : '') + dark,
    width: Math.max(spec.shade.width + Math.abs(x), widest(spec.base) * 2),
    height: lift + spec.shade.height * (spec.arm ? 1.5 : 1),
    centre: x / 2,
    foot: spec.legs ? spec.shade.width * 0.6 : widest(spec.base),
    glow: [x, -lift - spec.shade.height * 0.3, spec.shade.width * 1.5],
  }
}

const textures = (spec: PendantSpec, paint: string): string => {
  const { profile, texture } = spec
  const [high] = topOf(profile)
  const line = (height: number) => {
    const r = radiusAt(profile, height)
    return d`M${-r} ${-height}A${r} ${r * 0.1} 0 0 0 ${r} ${-height}`
  }
  if (texture === 'pleat') return pleats(profile, 22, paint)
  if (texture === 'ribs' || texture === 'slats') {
    const lines = Array.from({ length: texture === 'slats' ? 6 : 14 }, (_, i) =>
      line(((i + 0.6) * high) / (texture === 'slats' ? 6 : 14)),
    )
    return stroke(
      lines.join(''),
      paint,
      texture === 'slats' ? high * 0.035 : 2,
      opacity(texture === 'slats' ? 0.55 : 0.35),
    )
  }
  if (texture !== 'weave') return ''
  const rows = Array.from({ length: 12 }, (_, i) => line(((i + 0.5) * high) / 12)).join('')
  return (
    stroke(
      rows,
      paint,
      high * 0.03,
      ` stroke-dasharray="${Math.round(high * 0.09)} ${Math.round(high * 0.045)}"${opacity(0.45)}`,
    ) +
    stroke(
      rows,
      '#fff1d8',
      high * 0.012,
      ` stroke-dasharray="${Math.round(high * 0.05)} ${Math.round(high * 0.085)}"${opacity(0.6)}`,
    )
  )
}

/** Hangs from (0, 0) by its cord; the profile runs from the open rim (0) up. */
export const drawPendant = (sheet: Sheet, spec: PendantSpec, key: string): Thing => {
  const t = toneOf(key)
  const [high] = topOf(spec.profile)
  const r = spec.profile[0]?.[1] ?? 1
  const path = turnedPath(spec.profile, 0.1)
  const skin = spec.paper
    ? solid(sheet, path, sheet.across(litStops(key)))
    : turned(sheet, spec.profile, t, 0.1)
  const warm = spec.paper
    ? fill(
        path,
        sheet.down([
          [0, '#ffc97f', 0.1],
          [0.7, '#fff4d6', 0.35],
          [1, '#fff4d6', 0.1],
        ]),
      )
    : ''
  const marks = textures(spec, spec.paper ? '#a5763f' : t.deep)
  const opening = ellipse(
    0,
    0,
    r * 0.985,
    r * 0.1,
    sheet.across([
      [0, '#ffd98f'],
      [0.5, '#fff8e4'],
      [1, '#ffd98f'],
    ]),
  )
  const bulb = spec.paper ? '' : ellipse(0, r * 0.02, r * 0.28, r * 0.1, '#fffdf4')
  const cordPath = d`M0 0V${spec.cord}`
  const cap = turned(
    sheet,
    [
      [0, 12],
      [26, 9],
    ],
    toneOf('brass'),
    0.2,
  )
  const one = (drop: number) => ({
    art:
      stroke(d`M0 0V${drop}`, '#3a2f2c', 4) +
      move(cap.art, 0, drop + 4) +
      move(skin.art + warm + marks + opening + bulb, 0, drop + high),
    shadow: shadowStroke(d`M0 0V${drop}`, 4) + move(skin.shadow, 0, drop + high),
  })
  const width = widest(spec.profile) * 2
  const drops = spec.cluster
    ? Array.from(
        { length: spec.cluster },
        (_, i) =>
          [(i - (spec.cluster! - 1) / 2) * width * 1.12, spec.cord + (i % 2 ? high * 0.75 : 0)] as const,
      )
    : [[0, spec.cord] as const]
  const parts = drops.map(([x, drop]) => ({ x, ...one(drop) }))
  const all = (part: 'art' | 'shadow') => parts.map(each => move(each[part], each.x, 0)).join('')
  return {
    art: all('art'),
    shadow: all('shadow') || shadowStroke(cordPath, 4),
    width: width * (spec.cluster ? spec.cluster * 1.12 : 1),
    height: spec.cord + high * (spec.cluster ? 1.75 : 1),
    hangs: true,
    glow: [0, spec.cord + high, width * 1.1],
  }
}
