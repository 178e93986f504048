import { toneOf } from './finish.ts'
import { rod } from './handle.ts'
import { between, type Random } from './random.ts'
import type { Sheet } from './sheet.ts'
import type { BlanketSpec } from './spec.ts'
import { d, fill, opacity, solid, stroke, type Thing } from './svg.ts'
import { weavePaint } from './weave.ts'

const fringeAt = (from: number, to: number, y: number, length: number, random: Random): string => {
  let path = ''
  for (let x = from; x <= to; x += 13)
    path += d`M${x} ${y}q${between(random, -4, 4)} ${length * 0.5} ${between(random, -3, 3)} ${length}`
  return path
}

const layer = (w: number, y: number, h: number): string =>
  d`M${-w + 26} ${y - h}H${w - 30}C${w + 14} ${y - h} ${w + 14} ${y} ${w - 30} ${y}H${-w + 26}C${-w - 12} ${y} ${-w - 12} ${y - h} ${-w + 26} ${y - h}Z`

/** Folded in thirds and thirds again: four soft layers, the cloth lying over the top. */
const folded = (sheet: Sheet, spec: BlanketSpec, key: string, random: Random): Thing => {
  const t = toneOf(key)
  const accent = toneOf(spec.accent ?? key)
  const [w, h] = [230, 54]
  const cloth = weavePaint(sheet, spec.weave, t, accent, 60)
  const body = (i: number) => {
    const path = layer(w - (i % 2 ? 8 : 0), -i * h, h)
    const base = solid(
      sheet,
      path,
      sheet.down([
        [0, t.glow],
        [0.25, t.base],
        [0.8, t.shade],
        [1, t.deep],
      ]),
    )
    return {
      art:
        base.art +
        fill(path, cloth, opacity(0.75)) +
        stroke(d`M${-w + 40} ${-i * h - h * 0.5}H${w - 46}`, t.deep, 2.5, opacity(0.5)),
      shadow: base.shadow,
    }
  }
  const layers = [0, 1, 2, 3].map(body)
  const top = d`M${-w + 20} ${-4 * h}L${-w + 62} ${-4 * h - 74}Q${0} ${-4 * h - 86} ${w - 70} ${-4 * h - 72}L${w - 18} ${-4 * h}Q0 ${-4 * h + 14} ${-w + 20} ${-4 * h}Z`
  const lid = solid(
    sheet,
    top,
    sheet.across([
      [0, t.glow],
      [0.5, t.lit],
      [1, t.base],
    ]),
  )
  const bands =
    spec.weave === 'border'
      ? [0.2, 0.26, 0.74, 0.8]
          .map(share => d`M${-w + share * w * 2} ${-h * 3}V${-h * 4}l${share < 0.5 ? 24 : -24} -74`)
          .join('')
      : ''
  const ends = spec.fringe ? stroke(fringeAt(-w + 40, w - 50, -3 * h - 8, 46, random), t.lit, 4) : ''
  return {
    art:
      layers.map(each => each.art).join('') +
      lid.art +
      fill(top, cloth, opacity(0.75)) +
      stroke(bands, accent.base, 13, opacity(0.9)) +
      ends,
    shadow: layers.map(each => each.shadow).join('') + lid.shadow,
    width: w * 2 + 20,
    height: 4 * h + 84,
    foot: w,
  }
}

/** Hung over a rail: folds fall straight, the hem waves a little. */
const hung = (sheet: Sheet, spec: BlanketSpec, key: string, random: Random): Thing => {
  const t = toneOf(key)
  const accent = toneOf(spec.accent ?? key)
  const [w, h] = [210, 620]
  const path = d`M${-w} -6Q${-w - 4} ${h * 0.5} ${-w - 10} ${h}q${w * 0.25} 16 ${w * 0.5} 0t${w * 0.5} 0t${w * 0.5} 0t${w * 0.5} 4Q${w + 6} ${h * 0.5} ${w} -6Q0 -20 ${-w} -6Z`
  const base = solid(
    sheet,
    path,
    sheet.across([
      [0, t.lit],
      [0.16, t.base],
      [0.24, t.shade],
      [0.34, t.lit],
      [0.55, t.base],
      [0.62, t.shade],
      [0.72, t.lit],
      [0.9, t.base],
      [1, t.shade],
    ]),
  )
  const cloth = fill(path, weavePaint(sheet, spec.weave, t, accent, 70), opacity(0.8))
  const bands =
    spec.weave === 'border'
      ? [0.78, 0.83, 0.9]
          .map(
            share =>
              d`M${-w - 6} ${h * share}q${w * 0.25} 14 ${w * 0.5} 0t${w * 0.5} 0t${w * 0.5} 0t${w * 0.5} 4`,
          )
          .join('')
      : ''
  const folds = [0.24, 0.62]
    .map(
      share =>
        d`M${-w + share * w * 2} 10Q${-w + share * w * 2 + 10} ${h * 0.5} ${-w + share * w * 2 - 8} ${h * 0.96}`,
    )
    .join('')
  const ends = spec.fringe ? stroke(fringeAt(-w, w, h - 2, 58, random), t.base, 4.5) : ''
  const rail = d`M${-w - 90} -8H${w + 90}`
  return {
    art:
      rod(rail, 22, toneOf('oak')) +
      base.art +
      cloth +
      stroke(bands, accent.base, 15, opacity(0.9)) +
      stroke(folds, t.deep, 5, opacity(0.3)) +
      fill(d`M${-w} -6Q0 -20 ${w} -6L${w} 22Q0 8 ${-w} 22Z`, t.glow, opacity(0.4)) +
      ends,
    shadow: base.shadow + stroke(rail, 'currentColor', 22),
    width: w * 2 + 180,
    height: h + 60,
    hangs: true,
  }
}

export const drawBlanket = (sheet: Sheet, spec: BlanketSpec, key: string, random: Random): Thing =>
  (spec.form === 'hung' ? hung : folded)(sheet, spec, key, random)
