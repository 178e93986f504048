import { toneOf } from './finish.ts'
import { clothStops } from './garment.ts'
import type { Sheet } from './sheet.ts'
import type { KnitSpec } from './spec.ts'
import { d, fill, group, opacity, solid, stroke, type Thing } from './svg.ts'
import { weavePaint } from './weave.ts'

const ribs = (from: number, to: number, y: number, h: number, step: number, bow = 0): string => {
  let path = ''
  for (let x = from; x <= to; x += step) path += d`M${x} ${y + bow * (1 - (x / to) ** 2)}v${h}`
  return path
}

const beanie = (sheet: Sheet, spec: KnitSpec, key: string): Thing => {
  const t = toneOf(key)
  const accent = toneOf(spec.accent ?? key)
  const crown = solid(
    sheet,
    d`M-108 -60C-112 -190 -60 -232 0 -232C60 -232 112 -190 108 -60Z`,
    sheet.across(clothStops(t)),
  )
  const lines = [-80, -54, -27, 0, 27, 54, 80]
    .map(x => d`M${x} -64C${x * 1.1} -150 ${x * 0.6} -205 ${x * 0.14} -230`)
    .join('')
  const brim = solid(sheet, d`M-114 -78Q0 -52 114 -78L112 -8Q0 18 -112 -8Z`, sheet.across(clothStops(t)))
  const band =
    spec.stitch === 'stripe' || spec.stitch === 'yoke'
      ? stroke(d`M-104 -112Q0 -88 104 -112`, accent.base, 18) +
        stroke(d`M-100 -146Q0 -124 100 -146`, accent.base, 7, ' stroke-dasharray="2 13"')
      : ''
  const pompom = Array.from(
    { length: 26 },
    (_, i) => d`M0 -248L${Math.cos(i * 0.2417) * 36} ${-248 + Math.sin(i * 0.2417) * 34}`,
  ).join('')
  return {
    art:
      crown.art +
      stroke(lines, t.deep, 5, opacity(0.35)) +
      band +
      brim.art +
      stroke(ribs(-104, 104, -72, 66, 13, 22), t.deep, 4, opacity(0.45)) +
      stroke(pompom, accent.base, 10) +
      stroke(pompom, accent.lit, 3, opacity(0.6)),
    shadow: crown.shadow + brim.shadow + stroke(pompom, 'currentColor', 10),
    width: 230,
    height: 285,
    foot: 112,
  }
}

const sock = (sheet: Sheet, spec: KnitSpec, key: string): string => {
  const t = toneOf(key)
  const accent = toneOf(spec.accent ?? key)
  const leg = d`M-38 0H38L36 190C40 230 96 244 118 268C136 290 124 318 96 318H18C-22 318 -40 290 -38 250Z`
  const body = fill(leg, sheet.across(clothStops(t))) + fill(leg, weavePaint(sheet, 'knit', t, t, 40))
  const stripes =
    spec.stitch === 'stripe'
      ? [78, 112, 146].map(y => fill(d`M-38 ${y}H38v14H-38z`, accent.base)).join('')
      : ''
  const toe =
    fill(d`M84 246C106 256 128 276 124 294C121 312 110 318 96 318H78Q96 280 84 246Z`, accent.base) +
    fill(d`M-39 224Q-4 250 -14 316Q-38 304 -38 250Z`, accent.base)
  return (
    body +
    stripes +
    toe +
    fill(d`M-40 0H40V46H-40Z`, t.shade, opacity(0.45)) +
    stroke(ribs(-32, 34, 2, 42, 11), t.deep, 3, opacity(0.5))
  )
}

const mitten = (sheet: Sheet, spec: KnitSpec, key: string): string => {
  const t = toneOf(key)
  const accent = toneOf(spec.accent ?? key)
  const hand = d`M-44 0H44L50 90C70 96 104 132 96 158C90 176 70 172 58 158L54 210C52 262 24 288 0 288C-28 288 -54 262 -54 210L-50 90Z`
  const bands =
    spec.stitch === 'stripe' || spec.stitch === 'yoke'
      ? [112, 150]
          .map(y => stroke(d`M-50 ${y}H52`, accent.base, 12, y > 120 ? ' stroke-dasharray="2 15"' : ''))
          .join('')
      : ''
  return (
    fill(hand, sheet.across(clothStops(t))) +
    fill(hand, weavePaint(sheet, 'knit', t, t, 40)) +
    bands +
    fill(d`M-46 0H46L50 72H-50Z`, accent.base) +
    stroke(ribs(-38, 40, 2, 68, 12), accent.deep, 3, opacity(0.5))
  )
}

const pair = (one: string): Thing => {
  const left = group(one, ' transform="translate(-86 26)rotate(4)"')
  const right = group(one, ' transform="translate(92 22)rotate(-3)"')
  const line = stroke(d`M-260 12Q0 30 260 12`, '#6b4a35', 5)
  const peg = (x: number) => fill(d`M${x - 9} 4h18v52h-18z`, '#c1935f') + stroke(d`M${x} 8v44`, '#6f4a33', 2)
  const dark = (left + right).replaceAll(/(fill|stroke)="[^"]*"/g, (all, kind: string) =>
    all.includes('none') ? all : `${kind}="currentColor"`,
  )
  return { art: line + left + right + peg(-86) + peg(92), shadow: dark, width: 400, height: 350, hangs: true }
}

const scarf = (sheet: Sheet, spec: KnitSpec, key: string): Thing => {
  const t = toneOf(key)
  const accent = toneOf(spec.accent ?? key)
  const fall = (x: number, length: number, lean: number) =>
    d`M${x - 70} 20Q${x - 78 + lean} ${length * 0.5} ${x - 74 + lean} ${length}H${x + 70 + lean}Q${x + 78} ${length * 0.5} ${x + 64} 20Q${x} -34 ${x - 70} 20Z`
  const pattern = weavePaint(
    sheet,
    spec.stitch === 'stripe' ? 'check' : spec.stitch === 'rib' ? 'herringbone' : 'knit',
    t,
    accent,
    62,
  )
  const one = (x: number, length: number, lean: number) => {
    const path = fall(x, length, lean)
    let tips = ''
    for (let i = -68; i <= 66; i += 12) tips += d`M${x + i + lean} ${length}l${(i % 5) - 2} 54`
    return {
      art:
        stroke(tips, t.base, 5) +
        fill(path, sheet.across(clothStops(t))) +
        fill(path, pattern) +
        stroke(
          d`M${x - 20} 30Q${x - 26 + lean} ${length * 0.5} ${x - 16 + lean} ${length - 8}`,
          t.deep,
          7,
          opacity(0.25),
        ),
      shadow: fill(path, 'currentColor') + stroke(tips, 'currentColor', 5),
    }
  }
  const [back, before] = [one(46, 620, 12), one(-42, 740, -14)]
  const peg = toneOf('walnut')
  return {
    art:
      back.art +
      before.art +
      `<circle cx="0" cy="-4" r="20" fill="${peg.deep}"/><circle cx="-4" cy="-8" r="16" fill="${peg.base}"/>`,
    shadow: back.shadow + before.shadow,
    width: 330,
    height: 800,
    hangs: true,
  }
}

export const drawSmallKnit = (sheet: Sheet, spec: KnitSpec, key: string): Thing | undefined => {
  if (spec.form === 'beanie') return beanie(sheet, spec, key)
  if (spec.form === 'socks') return pair(sock(sheet, spec, key))
  if (spec.form === 'mittens') return pair(mitten(sheet, spec, key))
  return spec.form === 'scarf' ? scarf(sheet, spec, key) : undefined
}
