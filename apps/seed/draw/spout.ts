import type { Tone } from './colour.ts'
import { type Attached, nothing } from './handle.ts'
import type { Sheet } from './sheet.ts'
import type { VesselSpec } from './spec.ts'
import { d, fill, solid } from './svg.ts'
import { radiusAt, roundStops, topOf } from './turned.ts'

/** Spouts point left, where the light is; handles stand to the right. */
export const drawSpout = (sheet: Sheet, spec: VesselSpec, t: Tone): Attached => {
  const { spout, profile } = spec
  if (!spout) return nothing
  const [high, rim] = topOf(profile)
  const { at, reach } = spout
  const paint = sheet.down([
    [0, t.lit],
    [0.5, t.base],
    [1, t.deep],
  ])
  if (spout.kind === 'tube') {
    const x = -radiusAt(profile, at)
    const tip = x - reach
    const up = high * 0.98
    const g = Math.min(reach, 62)
    const path = d`M${x * 0.8} ${-at - g * 0.12}C${x - reach * 0.5} ${-at - g * 0.2} ${tip + reach * 0.5} ${-up + g * 0.1} ${tip} ${-up}Q${tip - g * 0.03} ${-up + g * 0.1} ${tip + g * 0.07} ${-up + g * 0.16}C${tip + reach * 0.55} ${-up + g * 0.6} ${x - reach * 0.25} ${-at + g * 0.42} ${x * 0.8} ${-at + g * 0.56}Z`
    const body = solid(sheet, path, paint)
    return { behind: body.art, front: '', shadow: body.shadow }
  }
  const drop = spout.kind === 'beak' ? reach * 1.7 : reach * 0.9
  const path = d`M${-rim * 0.72} ${-high + 1}C${-rim * 0.95} ${-high - reach * 0.16} ${-rim - reach * 0.7} ${-high - reach * 0.34} ${-rim - reach} ${-high - reach * 0.3}C${-rim - reach * 0.6} ${-high + drop * 0.3} ${-rim * 0.98} ${-high + drop * 0.7} ${-radiusAt(profile, high - drop) * 0.97} ${-high + drop}L${-rim * 0.6} ${-high + drop * 0.6}Z`
  const body = solid(sheet, path, sheet.across(roundStops(t).slice(1, 4)))
  const throat = d`M${-rim * 0.78} ${-high}C${-rim} ${-high - reach * 0.1} ${-rim - reach * 0.6} ${-high - reach * 0.28} ${-rim - reach * 0.92} ${-high - reach * 0.27}C${-rim - reach * 0.4} ${-high + reach * 0.06} ${-rim * 0.9} ${-high + reach * 0.1} ${-rim * 0.66} ${-high + reach * 0.12}Z`
  return { behind: body.art, front: fill(throat, t.shade), shadow: body.shadow }
}
