import { mix, tone } from './colour.ts'
import { drawHandle } from './handle.ts'
import { liquids } from './liquids.ts'
import type { Sheet } from './sheet.ts'
import type { VesselSpec } from './spec.ts'
import { ellipse, fill, group, opacity, type Thing } from './svg.ts'
import { gloss, radiusAt, slice, topOf, turnedPath, widest } from './turned.ts'

/** Glass: a thin tinted body, dark edges, what it holds, and two reflections. */
export const drawGlass = (sheet: Sheet, spec: VesselSpec, hex: string): Thing => {
  const tilt = spec.tilt ?? 0.2
  const t = tone(hex)
  const { profile } = spec
  const [high, rim] = topOf(profile)
  const path = turnedPath(profile, tilt)
  const edge = mix(hex, '#2c3a3a', 0.55)
  const back = fill(
    path,
    sheet.across([
      [0, edge, 0.75],
      [0.1, t.base, 0.55],
      [0.3, '#fff', 0.25],
      [0.6, t.base, 0.4],
      [0.92, t.shade, 0.6],
      [1, edge, 0.85],
    ]),
  )
  const level = high * 0.72
  const drink = spec.contents
    ? slice(profile, high * 0.05, level).map(([h, r]) => [h, r * 0.93] as const)
    : undefined
  const colour = liquids[spec.contents ?? 'water']
  const held = drink
    ? fill(
        turnedPath(drink, tilt),
        sheet.across([
          [0, mix(colour, '#2c1b2b', 0.35), 0.85],
          [0.3, mix(colour, '#ffffff', 0.25), 0.8],
          [1, mix(colour, '#2c1b2b', 0.25), 0.85],
        ]),
      ) +
      ellipse(
        0,
        -level,
        radiusAt(profile, level) * 0.93,
        radiusAt(profile, level) * 0.93 * tilt,
        mix(colour, '#ffffff', 0.3),
        opacity(0.85),
      )
    : ''
  const rimLine = `<ellipse cx="0" cy="${-high}" rx="${rim}" ry="${Math.round(rim * tilt * 10) / 10}" fill="#fff" fill-opacity=".18" stroke="#fff" stroke-opacity=".75" stroke-width="${Math.max(1, rim * 0.03)}"/>`
  const foot = ellipse(
    0,
    -high * 0.02,
    (profile[0]?.[1] ?? 1) * 0.8,
    (profile[0]?.[1] ?? 1) * 0.8 * tilt,
    '#fff',
    opacity(0.3),
  )
  const handle = drawHandle(sheet, spec, t)
  const shape = sheet.shape(path)
  return {
    art: group(handle.behind, opacity(0.7)) + back + held + foot + rimLine + gloss(sheet, profile, 0.75),
    shadow: `<use href="${shape}" opacity=".55"/>${handle.shadow}`,
    width: widest(profile) * 2 + (spec.handle?.out ?? 0),
    height: high,
    centre: (spec.handle?.out ?? 0) / 2,
  }
}
