import type { Tone } from './colour.ts'
import { toneOf } from './finish.ts'
import { bodyPath, type Cut, cloth, cuffPath } from './garment.ts'
import { hanger } from './hanger.ts'
import type { Sheet } from './sheet.ts'
import { drawSmallKnit } from './small-knit.ts'
import type { KnitSpec } from './spec.ts'
import { d, fill, group, opacity, stroke, type Thing } from './svg.ts'
import { weavePaint } from './weave.ts'

const top = 92
const cut: Cut = { neck: 70, shoulder: 226, chest: 222, hem: 214, length: 690, sleeve: 560, cuff: 84 }

const ribLines = (from: number, to: number, y: number, h: number, step = 14): string => {
  let path = ''
  for (let x = from; x <= to; x += step) path += d`M${x} ${y}v${h}`
  return path
}

const cable = (x: number, t: Tone): string => {
  let [left, right] = [d`M${x - 16} ${top + 50}`, d`M${x + 16} ${top + 50}`]
  for (let i = 0; i < 9; i++) {
    const s = i % 2 ? -16 : 16
    left += d`q0 30 ${s} 32t${s} 32`
    right += d`q0 30 ${-s} 32t${-s} 32`
  }
  return (
    stroke(left + right, t.shade, 17) +
    group(stroke(left + right, t.glow, 7, opacity(0.75)), ' transform="translate(-3 0)"')
  )
}

const yoke = (accent: Tone, light: Tone): string => {
  const arc = (y: number, w: number) => d`M${-w} ${top + y}Q0 ${top + y + w * 0.62} ${w} ${top + y}`
  return (
    stroke(arc(60, 190), accent.base, 20) +
    stroke(arc(34, 156), light.base, 11, ' stroke-dasharray="2 17"') +
    stroke(arc(14, 118), accent.base, 13) +
    stroke(arc(92, 214), light.base, 11, ' stroke-dasharray="2 19"')
  )
}

const surface = (spec: KnitSpec, t: Tone, accent: Tone): string => {
  if (spec.stitch === 'cable')
    return (
      [-118, -40, 40, 118].map(x => cable(x, t)).join('') +
      stroke(ribLines(-79, 79, top + 60, 520, 158), t.deep, 3, opacity(0.35))
    )
  if (spec.stitch === 'rib')
    return (
      stroke(ribLines(-222, 222, top, 640, 17), t.deep, 4, opacity(0.28)) +
      stroke(ribLines(-216, 222, top, 640, 17), t.glow, 4, opacity(0.25))
    )
  if (spec.stitch === 'stripe')
    return [0, 1, 2, 3, 4, 5, 6]
      .map(i => fill(d`M-300 ${top + 92 + i * 66}H300v26H-300z`, accent.base))
      .join('')
  if (spec.stitch === 'yoke') return yoke(accent, toneOf('chalk'))
  return ''
}

const edges = (t: Tone, sleeves: boolean): string => {
  const hem = d`M-216 ${cut.length - 62}Q0 ${cut.length - 46} 216 ${cut.length - 62}V${cut.length}Q0 ${cut.length + 20} -216 ${cut.length}Z`
  const cuffs = sleeves
    ? [-1, 1].map(side => fill(cuffPath(cut, side, 62), t.shade)).join('') +
      stroke(
        [-1, 1]
          .map(side => ribLines(side < 0 ? -300 : 226, side < 0 ? -226 : 300, top + cut.sleeve - 56, 56, 15))
          .join(''),
        t.deep,
        4,
        opacity(0.4),
      )
    : ''
  return (
    fill(hem, t.base) +
    stroke(ribLines(-204, 210, cut.length - 52, 58), t.deep, 4, opacity(0.4)) +
    stroke(d`M-216 ${cut.length - 62}Q0 ${cut.length - 46} 216 ${cut.length - 62}`, t.deep, 3, opacity(0.5)) +
    cuffs
  )
}

const necks = (spec: KnitSpec, t: Tone): string => {
  const back = fill(
    d`M-70 ${top}C-50 ${top - 26} 50 ${top - 26} 70 ${top}C44 ${top + 40} -44 ${top + 40} -70 ${top}Z`,
    t.deep,
  )
  if (spec.neck === 'roll')
    return (
      fill(
        d`M-66 ${top + 14}C-74 ${top - 66} 74 ${top - 66} 66 ${top + 14}C40 ${top + 46} -40 ${top + 46} -66 ${top + 14}Z`,
        t.base,
      ) +
      stroke(ribLines(-56, 56, top - 34, 58, 14), t.deep, 4, opacity(0.4)) +
      stroke(d`M-68 ${top - 14}Q0 ${top + 18} 68 ${top - 14}`, t.shade, 5)
    )
  if (spec.neck === 'vee' || spec.form === 'cardigan') {
    const depth = spec.form === 'cardigan' ? 240 : 190
    return (
      fill(d`M-70 ${top}C-50 ${top - 26} 50 ${top - 26} 70 ${top}L0 ${top + depth}Z`, t.deep) +
      stroke(d`M-72 ${top}L0 ${top + depth}L72 ${top}`, t.lit, 24, ' stroke-linejoin="round"') +
      stroke(d`M-72 ${top}L0 ${top + depth}L72 ${top}`, t.deep, 2, opacity(0.5))
    )
  }
  return (
    back +
    stroke(d`M-70 ${top}C-44 ${top + 44} 44 ${top + 44} 70 ${top}`, t.lit, 24) +
    stroke(
      d`M-70 ${top}C-44 ${top + 44} 44 ${top + 44} 70 ${top}`,
      t.deep,
      22,
      ` stroke-dasharray="3 11"${opacity(0.35)}`,
    )
  )
}

const front = (spec: KnitSpec, t: Tone): string => {
  if (spec.form !== 'cardigan') return ''
  const buttons = [270, 350, 430, 510, 585].map(
    y =>
      `<circle cx="0" cy="${top + y - 20}" r="9" fill="${toneOf('walnut').base}"/><circle cx="-3" cy="${top + y - 23}" r="3" fill="#fff" opacity=".5"/>`,
  )
  return (
    fill(d`M-18 ${top + 236}H18V${cut.length + 10}H-18Z`, t.lit) +
    stroke(d`M18 ${top + 236}V${cut.length + 10}`, t.deep, 3, opacity(0.6)) +
    buttons.join('')
  )
}

/** Jumpers, cardigans and vests hang; hats, socks, mittens and scarves have drawings of their own. */
export const drawKnit = (sheet: Sheet, spec: KnitSpec, key: string): Thing => {
  const small = drawSmallKnit(sheet, spec, key)
  if (small) return small
  const t = toneOf(key)
  const sleeves = spec.form !== 'vest'
  const made = cloth(
    sheet,
    cut,
    t,
    sleeves,
    weavePaint(sheet, 'knit', t, t, 52),
    spec.neck === 'vee' ? 60 : 30,
  )
  const clip = sheet.clip(`<path d="${bodyPath(cut)}"/>`)
  const hang = hanger(300)
  return {
    art:
      hang.art +
      made.art +
      group(surface(spec, t, toneOf(spec.accent ?? key)), ` clip-path="${clip}"`) +
      edges(t, sleeves) +
      front(spec, t) +
      necks(spec, t),
    shadow: hang.shadow + made.shadow,
    width: 620,
    height: cut.length + 20,
    hangs: true,
  }
}
