import type { Tone } from './colour.ts'
import type { Sheet } from './sheet.ts'
import type { VesselSpec } from './spec.ts'
import { d, move, opacity, shadowStroke, stroke } from './svg.ts'
import { radiusAt, topOf } from './turned.ts'

export interface Attached {
  readonly behind: string
  readonly front: string
  readonly shadow: string
}

export const nothing: Attached = { behind: '', front: '', shadow: '' }

/** A rod with thickness: a dark edge, the body, and a thin line of light. */
export const rod = (path: string, width: number, t: Tone): string =>
  stroke(path, t.deep, width) +
  move(stroke(path, t.base, width * 0.82), -width * 0.07, -width * 0.05) +
  move(stroke(path, t.glow, width * 0.2, opacity(0.6)), -width * 0.2, -width * 0.16)

const loopPath = (x: number, from: number, y: number, to: number, out: number): string =>
  d`M${x} ${-from}C${x + out * 0.55} ${-from - out * 0.16} ${x + out} ${-from + (from - to) * 0.12} ${x + out} ${-(from + to) / 2 + (from - to) * 0.02}S${y + out * 0.5} ${-to + (from - to) * 0.05} ${y} ${-to}`

export const drawHandle = (_sheet: Sheet, spec: VesselSpec, t: Tone): Attached => {
  const { handle, profile } = spec
  if (!handle) return nothing
  const { from, to, out, width } = handle
  const [high, rim] = topOf(profile)
  if (handle.kind === 'bail') {
    const path = d`M${-rim * 0.94} ${-high}C${-rim * 1.1} ${-high - out * 1.2} ${rim * 1.1} ${-high - out * 1.2} ${rim * 0.94} ${-high}`
    return { behind: '', front: rod(path, width, t), shadow: shadowStroke(path, width) }
  }
  if (handle.kind === 'long') {
    const path = d`M${radiusAt(profile, from) * 0.96} ${-from}C${rim + out * 0.3} ${-from - out * 0.06} ${rim + out * 0.6} ${-from - out * 0.16} ${rim + out} ${-from - out * 0.14}`
    return { behind: rod(path, width, t), front: '', shadow: shadowStroke(path, width) }
  }
  const [upper, lower] = [radiusAt(profile, from) * 0.97, radiusAt(profile, to) * 0.97]
  const right = loopPath(upper, from, lower, to, out)
  if (handle.kind === 'loop')
    return { behind: rod(right, width, t), front: '', shadow: shadowStroke(right, width) }
  const left = loopPath(-upper, from, -lower, to, -out)
  const both = rod(left, width, t) + rod(right, width, t)
  return { behind: both, front: '', shadow: shadowStroke(left, width) + shadowStroke(right, width) }
}
