import type { Tone } from './colour.ts'
import { toneOf } from './finish.ts'
import { clothStops } from './garment.ts'
import { rod } from './handle.ts'
import type { Sheet } from './sheet.ts'
import type { BagSpec } from './spec.ts'
import { d, fill, opacity, shadowStroke, solid, stroke, type Thing } from './svg.ts'
import { type Profile, radiusAt, turned } from './turned.ts'

interface Bag {
  readonly sheet: Sheet
  readonly spec: BagSpec
  readonly t: Tone
  readonly accent: Tone
  readonly w: number
  readonly h: number
}

const stitch = (path: string): string => stroke(path, '#f3e6cc', 2, ` stroke-dasharray="7 5"${opacity(0.7)}`)
const buckle = (x: number, y: number): string =>
  stroke(d`M${x - 11} ${y - 9}h22v18h-22z`, toneOf('brass').base, 5)

const tote = ({ sheet, spec, t, accent, w, h }: Bag): Thing => {
  const body = solid(
    sheet,
    d`M${-w * 0.94} ${-h}Q0 ${-h + 12} ${w * 0.94} ${-h}L${w} -18Q${w * 0.98} 0 ${w * 0.9} 0H${-w * 0.9}Q${-w * 0.98} 0 ${-w} -18Z`,
    sheet.across(clothStops(t)),
  )
  const loop = (lift: number, spread: number) =>
    d`M${-w * spread} ${-h + 20}C${-w * spread} ${-h - lift * 1.3} ${w * spread} ${-h - lift * 1.3} ${w * spread} ${-h + 20}`
  const [back, front] = [loop(h * 0.5, 0.4), loop(h * 0.42, 0.48)]
  const tabs = [-1, 1]
    .map(
      s =>
        fill(d`M${s * w * 0.48 - 14} ${-h + 2}h28v${h * 0.2}h-28z`, accent.base) +
        stitch(d`M${s * w * 0.48 - 9} ${-h + 8}v${h * 0.17}h18v${-h * 0.17}`),
    )
    .join('')
  const folds = stroke(
    d`M${-w * 0.6} ${-h * 0.7}Q${-w * 0.5} ${-h * 0.3} ${-w * 0.7} -14M${w * 0.55} ${-h * 0.6}Q${w * 0.45} ${-h * 0.3} ${w * 0.72} -10`,
    t.deep,
    8,
    opacity(0.22),
  )
  const base =
    fill(
      d`M${-w * 0.985} ${-h * 0.2}H${w * 0.985}L${w} -18Q${w * 0.98} 0 ${w * 0.9} 0H${-w * 0.9}Q${-w * 0.98} 0 ${-w} -18Z`,
      accent.base,
      opacity(0.9),
    ) + stitch(d`M${-w * 0.98} ${-h * 0.19}H${w * 0.98}`)
  return {
    art:
      rod(back, 15, accent) +
      body.art +
      folds +
      base +
      rod(front, 16, accent) +
      tabs +
      stitch(d`M${-w * 0.93} ${-h + 24}Q0 ${-h + 36} ${w * 0.93} ${-h + 24}`),
    shadow: body.shadow + shadowStroke(front, 16),
    width: spec.width,
    height: h * 1.45,
    foot: w,
  }
}

const backpack = ({ sheet, spec, t, accent, w, h }: Bag): Thing => {
  const body = solid(
    sheet,
    d`M${-w} -30V${-h * 0.7}C${-w} ${-h * 0.96} ${-w * 0.6} ${-h} 0 ${-h}C${w * 0.6} ${-h} ${w} ${-h * 0.96} ${w} ${-h * 0.7}V-30Q${w} 0 ${w - 30} 0H${-w + 30}Q${-w} 0 ${-w} -30Z`,
    sheet.across(clothStops(t)),
  )
  const handle = d`M-34 ${-h + 6}C-34 ${-h - 50} 34 ${-h - 50} 34 ${-h + 6}`
  const side = [-1, 1].map(
    s =>
      d`M${s * w * 0.92} ${-h * 0.74}C${s * w * 1.3} ${-h * 0.55} ${s * w * 1.26} ${-h * 0.2} ${s * w * 0.94} ${-h * 0.1}`,
  )
  const flap = d`M${-w * 0.97} ${-h * 0.62}C${-w * 1.02} ${-h * 0.98} ${-w * 0.5} ${-h * 1.01} 0 ${-h * 1.01}C${w * 0.5} ${-h * 1.01} ${w * 1.02} ${-h * 0.98} ${w * 0.97} ${-h * 0.62}Q0 ${-h * 0.5} ${-w * 0.97} ${-h * 0.62}Z`
  const pocket = d`M${-w * 0.7} ${-h * 0.4}Q0 ${-h * 0.44} ${w * 0.7} ${-h * 0.4}V-40Q${w * 0.7} -20 ${w * 0.62} -20H${-w * 0.62}Q${-w * 0.7} -20 ${-w * 0.7} -40Z`
  const straps = [-0.42, 0.42]
    .map(
      x =>
        fill(d`M${x * w - 11} ${-h * 0.66}h22v${h * 0.34}h-22z`, accent.base) +
        stitch(d`M${x * w} ${-h * 0.64}v${h * 0.3}`) +
        buckle(x * w, -h * 0.4),
    )
    .join('')
  return {
    art:
      side.map(path => rod(path, 20, accent)).join('') +
      rod(handle, 13, accent) +
      body.art +
      fill(pocket, t.base) +
      stroke(pocket, t.deep, 3, opacity(0.6)) +
      fill(flap, sheet.across(clothStops(t))) +
      stroke(d`M${-w * 0.97} ${-h * 0.62}Q0 ${-h * 0.5} ${w * 0.97} ${-h * 0.62}`, t.deep, 4, opacity(0.6)) +
      straps,
    shadow: body.shadow + side.map(path => shadowStroke(path, 20)).join('') + shadowStroke(handle, 13),
    width: spec.width * 1.2,
    height: h + 44,
    foot: w,
  }
}

const duffel = ({ sheet, spec, t, accent, w, h }: Bag): Thing => {
  const body = solid(
    sheet,
    d`M${-w + h * 0.3} 0C${-w} 0 ${-w} ${-h} ${-w + h * 0.3} ${-h}H${w - h * 0.3}C${w} ${-h} ${w} 0 ${w - h * 0.3} 0Z`,
    sheet.down([
      [0, t.lit],
      [0.25, t.glow],
      [0.5, t.base],
      [0.85, t.shade],
      [1, t.deep],
    ]),
  )
  const end = fill(
    d`M${w - h * 0.3} ${-h}C${w} ${-h} ${w} 0 ${w - h * 0.3} 0C${w - h * 0.12} ${-h * 0.3} ${w - h * 0.12} ${-h * 0.7} ${w - h * 0.3} ${-h}Z`,
    accent.base,
  )
  const straps = [-0.42, 0.42]
    .map(
      x =>
        fill(d`M${x * w - 16} ${-h}h32v${h}h-32z`, accent.base) +
        stitch(d`M${x * w - 10} ${-h + 4}v${h - 8}M${x * w + 10} ${-h + 4}v${h - 8}`),
    )
    .join('')
  const handle = d`M${-w * 0.42} ${-h * 0.6}C${-w * 0.42} ${-h * 1.65} ${w * 0.42} ${-h * 1.65} ${w * 0.42} ${-h * 0.6}`
  const zip =
    stroke(d`M${-w + h * 0.34} ${-h * 0.93}H${w - h * 0.34}`, '#c9c7c0', 6) +
    stroke(d`M${-w + h * 0.34} ${-h * 0.93}H${w - h * 0.34}`, '#5c5d5e', 6, ' stroke-dasharray="3 5"')
  return {
    art: body.art + end + zip + straps + rod(handle, 17, accent),
    shadow: body.shadow + shadowStroke(handle, 17),
    width: spec.width,
    height: h * 1.45,
    foot: w * 0.9,
  }
}

const satchel = ({ sheet, spec, t, accent, w, h }: Bag): Thing => {
  const body = solid(
    sheet,
    d`M${-w} ${-h}H${w}L${w * 0.98} -20Q${w * 0.97} 0 ${w * 0.9} 0H${-w * 0.9}Q${-w * 0.97} 0 ${-w * 0.98} -20Z`,
    sheet.across(clothStops(t)),
  )
  const flap = d`M${-w * 1.02} ${-h - 4}H${w * 1.02}V${-h * 0.45}Q${w} ${-h * 0.28} ${w * 0.86} ${-h * 0.28}H${-w * 0.86}Q${-w} ${-h * 0.28} ${-w * 1.02} ${-h * 0.45}Z`
  const strap = d`M${-w * 0.96} ${-h + 8}C${-w * 0.8} ${-h * 2.1} ${w * 0.8} ${-h * 2.1} ${w * 0.96} ${-h + 8}`
  const tongue =
    spec.form === 'crossbody'
      ? buckle(0, -h * 0.3)
      : [-0.5, 0.5]
          .map(
            x =>
              fill(d`M${x * w - 12} ${-h * 0.6}h24v${h * 0.42}l-12 12l-12 -12z`, accent.base) +
              stitch(d`M${x * w} ${-h * 0.58}v${h * 0.36}`) +
              buckle(x * w, -h * 0.3),
          )
          .join('')
  return {
    art:
      rod(strap, 15, accent) +
      body.art +
      fill(
        flap,
        sheet.across([
          [0, t.lit],
          [0.4, t.base],
          [1, t.shade],
        ]),
      ) +
      stroke(flap, t.deep, 3, opacity(0.6)) +
      stitch(
        d`M${-w * 0.94} ${-h}V${-h * 0.46}Q${-w * 0.93} ${-h * 0.33} ${-w * 0.82} ${-h * 0.33}H${w * 0.82}Q${w * 0.93} ${-h * 0.33} ${w * 0.94} ${-h * 0.46}V${-h}`,
      ) +
      tongue,
    shadow: body.shadow + shadowStroke(strap, 15),
    width: spec.width,
    height: h * 1.85,
    foot: w,
  }
}

const pouch = ({ sheet, spec, t, accent, w, h }: Bag): Thing => {
  const body = solid(
    sheet,
    d`M${-w * 0.97} ${-h + 8}Q0 ${-h - 8} ${w * 0.97} ${-h + 8}L${w} -26Q${w} 0 ${w * 0.9} 0H${-w * 0.9}Q${-w} 0 ${-w} -26Z`,
    sheet.across(clothStops(t)),
  )
  const zip = stroke(d`M${-w * 0.93} ${-h + 24}Q0 ${-h + 8} ${w * 0.93} ${-h + 24}`, toneOf('brass').base, 6)
  return {
    art:
      body.art +
      zip +
      rod(d`M${w * 0.84} ${-h + 26}q22 8 16 ${h * 0.4}`, 9, accent) +
      fill(d`M${-w * 0.3} ${-h * 0.55}h${w * 0.6}v${h * 0.2}h${-w * 0.6}z`, accent.base) +
      stitch(d`M${-w * 0.27} ${-h * 0.52}h${w * 0.54}v${h * 0.14}h${-w * 0.54}z`),
    shadow: body.shadow,
    width: spec.width,
    height: h,
    foot: w,
  }
}

const basket = ({ sheet, t, accent, w, h, spec }: Bag): Thing => {
  const profile: Profile = [
    [0, w * 0.72],
    [h * 0.1, w * 0.8],
    [h * 0.5, w * 0.96],
    [h, w],
  ]
  const body = turned(sheet, profile, t, 0.2)
  const rows = Array.from({ length: 11 }, (_, i) => ((i + 0.6) * h) / 11).map(
    y =>
      d`M${-radiusAt(profile, y)} ${-y}A${radiusAt(profile, y)} ${radiusAt(profile, y) * 0.2} 0 0 0 ${radiusAt(profile, y)} ${-y}`,
  )
  const weave = rows
    .map((row, i) =>
      stroke(
        row,
        i % 2 ? t.glow : t.deep,
        h / 24,
        ` stroke-dasharray="15 9" stroke-dashoffset="${i % 2 ? 0 : 12}"${opacity(0.55)}`,
      ),
    )
    .join('')
  const hole = `<ellipse cx="0" cy="${-h}" rx="${w}" ry="${w * 0.2}" fill="${t.lit}"/><ellipse cx="0" cy="${-h + 3}" rx="${w * 0.93}" ry="${w * 0.17}" fill="${t.deep}"/>`
  const loop = (lift: number, y: number) =>
    d`M${-w * 0.55} ${-h + y}C${-w * 0.5} ${-h - lift} ${w * 0.5} ${-h - lift} ${w * 0.55} ${-h + y}`
  return {
    art:
      rod(loop(h * 0.62, -w * 0.1), 14, accent) +
      body.art +
      weave +
      hole +
      rod(loop(h * 0.5, w * 0.16), 15, accent),
    shadow: body.shadow + shadowStroke(loop(h * 0.5, 0), 14),
    width: spec.width,
    height: h * 1.45,
    foot: w * 0.74,
  }
}

export const drawBag = (sheet: Sheet, spec: BagSpec, key: string): Thing => {
  const bag: Bag = {
    sheet,
    spec,
    t: toneOf(key),
    accent: toneOf(spec.accent ?? key),
    w: spec.width / 2,
    h: spec.height,
  }
  return { tote, backpack, duffel, satchel, crossbody: satchel, pouch, basket }[spec.form](bag)
}
