import { mix, type Tone } from './colour.ts'
import type { Sheet } from './sheet.ts'
import { d, fill, opacity, type Point, stroke } from './svg.ts'

/** The cut of a garment, in millimetres from the hook down; everything is mirrored. */
export interface Cut {
  readonly neck: number
  readonly shoulder: number
  readonly chest: number
  readonly hem: number
  readonly length: number
  readonly sleeve: number
  readonly cuff: number
}

const top = 92

export const neckline = ({ neck }: Cut): Point => [neck, top]

export const bodyPath = ({ neck, shoulder, chest, hem, length }: Cut, dip = 30): string =>
  d`M${-neck} ${top}C${-neck * 0.5} ${top + dip} ${neck * 0.5} ${top + dip} ${neck} ${top}C${shoulder * 0.6} ${top + 14} ${shoulder * 0.9} ${top + 34} ${shoulder} ${top + 52}C${chest + 6} ${top + 120} ${chest} ${top + 190} ${chest} ${top + 230}C${chest} ${length * 0.6} ${hem} ${length * 0.8} ${hem} ${length}C${hem * 0.5} ${length + 16} ${-hem * 0.5} ${length + 16} ${-hem} ${length}C${-hem} ${length * 0.8} ${-chest} ${length * 0.6} ${-chest} ${top + 230}C${-chest} ${top + 190} ${-chest - 6} ${top + 120} ${-shoulder} ${top + 52}C${-shoulder * 0.9} ${top + 34} ${-shoulder * 0.6} ${top + 14} ${-neck} ${top}Z`

export const sleevePath = ({ shoulder, chest, sleeve, cuff }: Cut, side: number): string => {
  const s = side
  const [outX, inX, end] = [shoulder + 78, shoulder + 78 - cuff, top + sleeve]
  return d`M${s * shoulder * 0.86} ${top + 30}C${s * (shoulder + 34)} ${top + 62} ${s * (shoulder + 46)} ${top + 170} ${s * (outX - 6)} ${end - 190}L${s * outX} ${end}Q${s * (outX - cuff / 2)} ${end + 10} ${s * inX} ${end + 4}L${s * (chest - 12)} ${top + 250}Z`
}

export const cuffPath = ({ shoulder, sleeve, cuff }: Cut, side: number, depth: number): string => {
  const [out, end] = [shoulder + 78, top + sleeve]
  return d`M${side * (out + 1)} ${end + 1}Q${side * (out - cuff / 2)} ${end + 11} ${side * (out - cuff - 1)} ${end + 5}L${side * (out - cuff - 5)} ${end - depth + 3}Q${side * (out - cuff / 2)} ${end - depth + 10} ${side * (out - 3)} ${end - depth}Z`
}

/** Soft folds as cloth falls from the shoulders. */
export const drape = (cut: Cut, t: Tone): string => {
  const { chest, hem, length } = cut
  const fold = (share: number, from: number) =>
    d`M${chest * share} ${top + from}C${chest * share * 1.06} ${length * 0.6} ${hem * share * 0.92} ${length * 0.8} ${hem * share * 1.04} ${length - 4}`
  return (
    stroke(fold(-0.72, 260) + fold(0.7, 240) + fold(0.4, 420), t.deep, 9, opacity(0.2)) +
    stroke(fold(-0.62, 280) + fold(0.8, 300), t.glow, 6, opacity(0.25))
  )
}

/** Cloth is matt: its light side is half as bright as glaze. */
export const clothStops = (t: Tone) =>
  [
    [0, t.shade],
    [0.12, t.base],
    [0.3, mix(t.base, t.lit, 0.5)],
    [0.5, t.base],
    [0.8, mix(t.base, t.shade, 0.5)],
    [1, t.deep],
  ] as const

/** Sleeves behind, body before them, all of one cloth; `pattern` lies over both. */
export const cloth = (sheet: Sheet, cut: Cut, t: Tone, sleeves: boolean, pattern?: string, dip?: number) => {
  const body = bodyPath(cut, dip)
  const arms = sleeves ? [-1, 1].map(side => sleevePath(cut, side)) : []
  const paint = (path: string, fillWith: string) =>
    fill(path, fillWith) + (pattern ? fill(path, pattern) : '')
  const armPaint = sheet.across([
    [0, t.base],
    [0.4, t.base],
    [1, t.deep],
  ])
  return {
    art:
      arms
        .map(
          (path, i) =>
            paint(
              path,
              i
                ? armPaint
                : sheet.across([
                    [0, t.base],
                    [0.4, mix(t.base, t.lit, 0.5)],
                    [1, t.shade],
                  ]),
            ) + stroke(path, t.deep, 2, opacity(0.25)),
        )
        .join('') +
      paint(body, sheet.across(clothStops(t))) +
      drape(cut, t),
    shadow: fill(body + arms.join(''), 'currentColor'),
    body,
  }
}
