import type { Tone } from './colour.ts'
import { toneOf } from './finish.ts'
import { type Cut, cloth } from './garment.ts'
import { hanger } from './hanger.ts'
import type { Sheet } from './sheet.ts'
import type { CoatSpec } from './spec.ts'
import { d, fill, group, opacity, stroke, type Thing } from './svg.ts'
import { weavePaint } from './weave.ts'

const top = 92

const cutOf = (spec: CoatSpec): Cut => ({
  neck: 62,
  shoulder: spec.width * 0.44,
  chest: spec.width * 0.41,
  hem: spec.width * 0.41 + (spec.flare ?? 24),
  length: spec.length,
  sleeve: Math.min(640, spec.length - 60),
  cuff: 84,
})

const button = (x: number, y: number, paint: string, size = 10): string =>
  `<circle cx="${x + 2}" cy="${y + 3}" r="${size}" fill="#33202e" opacity=".35"/><circle cx="${x}" cy="${y}" r="${size}" fill="${paint}"/><circle cx="${x - 3}" cy="${y - 3}" r="${size * 0.35}" fill="#fff" opacity=".45"/>`

const collars = (spec: CoatSpec, t: Tone, accent: Tone): string => {
  const lining = fill(
    d`M-62 ${top}C-40 ${top - 24} 40 ${top - 24} 62 ${top}C40 ${top + 40} -40 ${top + 40} -62 ${top}Z`,
    t.deep,
  )
  if (spec.collar === 'lapel') {
    const notch = spec.closure === 'double' ? 300 : 260
    const lapel = (s: number) =>
      d`M${s * 60} ${top - 4}L${s * 96} ${top + 76}L${s * 128} ${top + 66}L${s * 116} ${top + 130}L${s * 2} ${top + notch}C${s * 14} ${top + 120} ${s * 30} ${top + 50} ${s * 44} ${top + 8}Z`
    const fall = (s: number) =>
      d`M${s * 30} ${top - 26}C${s * 60} ${top - 20} ${s * 84} ${top + 10} ${s * 102} ${top + 80}L${s * 60} ${top + 92}C${s * 50} ${top + 50} ${s * 40} ${top + 20} ${s * 20} ${top}Z`
    return (
      lining +
      [-1, 1]
        .map(
          s =>
            fill(lapel(s), s < 0 ? t.lit : t.shade) +
            stroke(lapel(s), t.deep, 2, opacity(0.5)) +
            fill(fall(s), s < 0 ? t.lit : t.base) +
            stroke(fall(s), t.deep, 2, opacity(0.5)),
        )
        .join('')
    )
  }
  if (spec.collar === 'hood') {
    const hood = d`M-80 ${top + 20}C-130 ${top - 60} -70 ${top - 110} 0 ${top - 110}C70 ${top - 110} 130 ${top - 60} 80 ${top + 20}C50 ${top + 70} -50 ${top + 70} -80 ${top + 20}Z`
    const inside = d`M-52 ${top + 6}C-84 ${top - 50} -44 ${top - 82} 0 ${top - 82}C44 ${top - 82} 84 ${top - 50} 52 ${top + 6}C30 ${top + 50} -30 ${top + 50} -52 ${top + 6}Z`
    return (
      fill(hood, t.base) +
      stroke(hood, t.deep, 2, opacity(0.5)) +
      fill(inside, accent.deep) +
      stroke(d`M-40 ${top + 34}l-8 90M40 ${top + 34}l8 80`, '#ece5d8', 5)
    )
  }
  if (spec.collar === 'shirt')
    return (
      lining +
      [-1, 1]
        .map(
          s =>
            fill(
              d`M${s * 58} ${top - 12}L${s * 96} ${top + 62}L${s * 18} ${top + 78}L${s * 4} ${top + 26}Z`,
              s < 0 ? accent.lit : accent.base,
            ) +
            stroke(
              d`M${s * 96} ${top + 62}L${s * 18} ${top + 78}L${s * 4} ${top + 26}`,
              t.deep,
              2,
              opacity(0.5),
            ),
        )
        .join('')
    )
  if (spec.collar === 'stand')
    return (
      fill(
        d`M-64 ${top + 4}C-62 ${top - 30} 62 ${top - 30} 64 ${top + 4}L70 ${top + 26}C40 ${top + 54} -40 ${top + 54} -70 ${top + 26}Z`,
        t.shade,
      ) +
      fill(
        d`M-56 ${top - 2}C-40 ${top - 24} 40 ${top - 24} 56 ${top - 2}C36 ${top + 20} -36 ${top + 20} -56 ${top - 2}Z`,
        t.deep,
      )
    )
  return lining + stroke(d`M-62 ${top}C-40 ${top + 40} 40 ${top + 40} 62 ${top}`, t.lit, 9)
}

const closures = (spec: CoatSpec, accent: Tone): string => {
  const from = spec.collar === 'lapel' ? top + 285 : top + 80
  const end = spec.length - 110
  const count = Math.max(3, Math.round((end - from) / 125))
  const rows = Array.from({ length: count }, (_, i) => from + (i * (end - from)) / (count - 1))
  const horn = toneOf('walnut').base
  const open = stroke(
    d`M14 ${top + 40}C18 ${spec.length * 0.5} 16 ${spec.length * 0.8} 16 ${spec.length + 8}`,
    accent.deep,
    3.5,
    opacity(0.75),
  )
  if (spec.closure === 'zip')
    return (
      stroke(d`M0 ${top + 36}V${spec.length + 10}`, '#b9bbba', 9) +
      stroke(d`M0 ${top + 36}V${spec.length + 10}`, '#6c6d6e', 9, ' stroke-dasharray="3 6"') +
      fill(d`M-6 ${top + 70}h12v34h-12z`, '#d5d3cc')
    )
  if (spec.closure === 'snap') return open + rows.map(y => button(0, y, '#c9c7c0', 7)).join('')
  if (spec.closure === 'toggle')
    return (
      open +
      rows
        .slice(0, 4)
        .map(
          y =>
            stroke(d`M-44 ${y}H44`, '#a58a63', 5) + fill(d`M-16 ${y - 7}h34q6 7 0 14h-34q-6 -7 0 -14z`, horn),
        )
        .join('')
    )
  if (spec.closure === 'double')
    return (
      open +
      rows
        .slice(0, 3)
        .map(y => button(-44, y, horn, 12) + button(48, y, horn, 12))
        .join('')
    )
  if (spec.closure === 'belt') {
    const y = spec.length * 0.47
    return (
      open +
      fill(
        d`M${-spec.width * 0.42} ${y}Q0 ${y + 18} ${spec.width * 0.42} ${y}v40Q0 ${y + 58} ${-spec.width * 0.42} ${y + 40}Z`,
        accent.shade,
      ) +
      fill(d`M-26 ${y + 4}h58v52h-58z`, accent.base) +
      fill(d`M4 ${y + 50}q30 70 22 150h-36q8 -80 -8 -146z`, accent.shade)
    )
  }
  return open + rows.map(y => button(0, y, horn)).join('')
}

const pockets = (spec: CoatSpec, t: Tone): string => {
  if (spec.pockets === 'none') return ''
  const [x, y] = [spec.width * 0.2, spec.length * 0.62]
  const line = (path: string) =>
    stroke(path, t.deep, 3, opacity(0.7)) + stroke(path, t.glow, 2, ` stroke-dasharray="6 5"${opacity(0.3)}`)
  if (spec.pockets === 'slant')
    return [-1, 1]
      .map(
        s =>
          line(d`M${s * x * 0.86} ${y + 60}L${s * x * 1.25} ${y - 60}`) +
          stroke(d`M${s * x * 0.86 - 6} ${y + 56}L${s * x * 1.25 - 6} ${y - 60}`, t.glow, 4, opacity(0.4)),
      )
      .join('')
  const w = spec.width * 0.13
  const patch = (s: number) =>
    d`M${s * x - w} ${y}h${w * 2}v${w * 1.8}q0 16 -16 16h${-w * 2 + 32}q-16 0 -16 -16z`
  const flap = (s: number) => d`M${s * x - w - 4} ${y - 4}h${w * 2 + 8}v40q${-w} 12 ${-w * 2 - 8} 0z`
  return [-1, 1]
    .map(
      s =>
        (spec.pockets === 'patch' ? fill(patch(s), t.base, opacity(0.6)) + line(patch(s)) : '') +
        (spec.pockets === 'flap' ? fill(flap(s), s < 0 ? t.lit : t.base) + line(flap(s)) : ''),
    )
    .join('')
}

const quilting = (spec: CoatSpec, t: Tone): string => {
  const w = spec.width
  let path = ''
  if (spec.quilt === 'rows')
    for (let y = top + 80; y < spec.length; y += 78) path += d`M${-w} ${y}Q0 ${y + 26} ${w} ${y}`
  if (spec.quilt === 'diamonds')
    for (let x = -w * 2; x < w * 2; x += 74)
      path += d`M${x} ${top}l${spec.length} ${spec.length}M${x} ${top}l${-spec.length} ${spec.length}`
  return (
    stroke(path, t.deep, 4, opacity(0.5)) +
    group(stroke(path, t.glow, 3, opacity(0.35)), ' transform="translate(0 6)"')
  )
}

/** Coats and jackets hang on a wooden hanger. */
export const drawCoat = (sheet: Sheet, spec: CoatSpec, key: string): Thing => {
  const t = toneOf(key)
  const accent = toneOf(spec.accent ?? key)
  const cut = cutOf(spec)
  const pattern = spec.check ? weavePaint(sheet, 'check', t, accent, 70) : undefined
  const made = cloth(sheet, cut, t, spec.sleeves ?? true, pattern)
  const quilt = spec.quilt
    ? group(quilting(spec, t), ` clip-path="${sheet.clip(`<path d="${made.body}"/>`)}"`)
    : ''
  const hang = hanger(spec.width * 0.62)
  return {
    art: hang.art + made.art + quilt + pockets(spec, t) + closures(spec, accent) + collars(spec, t, accent),
    shadow: hang.shadow + made.shadow,
    width: (cut.shoulder + 90) * 2,
    height: spec.length + 20,
    hangs: true,
  }
}
