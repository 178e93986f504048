import type { VesselSpec } from '../draw/spec.ts'
import { type Profile, topOf, widest } from '../draw/turned.ts'
import type { AuthoredProduct } from '../types.ts'

export interface Measures {
  readonly height?: number
  readonly width?: number
  readonly depth?: number
  readonly capacity?: number
}

/** What the inside of a turned body holds up to a finger below its rim, in millilitres. */
const capacityOf = (profile: Profile, wall: number): number => {
  const [high] = topOf(profile)
  let volume = 0
  for (let i = 1; i < profile.length; i++) {
    const [[low, r0], [up, r1]] = [profile[i - 1] ?? [0, 0], profile[i] ?? [0, 0]]
    const [a, b] = [Math.max(0, r0 - wall), Math.max(0, r1 - wall)]
    volume += (Math.PI * (up - low) * (a * a + a * b + b * b)) / 3
  }
  return Math.round((volume * (high > 90 ? 0.88 : 0.85)) / 1000 / 10) * 10
}

const vesselMeasures = (draw: VesselSpec, holds: boolean): Measures => {
  const size = { height: Math.round(topOf(draw.profile)[0]), width: Math.round(widest(draw.profile) * 2) }
  return holds && !draw.closed ? { ...size, capacity: capacityOf(draw.profile, draw.wall ?? 5) } : size
}

const holding = new Set(['cups', 'plates-bowls', 'pots-carafes'])

/** The drawing is to scale, so it also knows the measures; a product in several sizes has no single one. */
export const measuresOf = ({ draw, sizes, sizeLabel }: AuthoredProduct, category: string): Measures => {
  if (sizes && !['set', 'scent', 'seat'].includes(sizeLabel ?? 'size')) return {}
  if (draw.kind === 'vessel') return vesselMeasures(draw, holding.has(category))
  if (draw.kind === 'plate') return { width: draw.width }
  if (draw.kind === 'seat')
    return {
      width: draw.width,
      depth: draw.depth,
      height:
        draw.height +
        (draw.form === 'stool' || draw.form === 'bench' || draw.form === 'pouf'
          ? 0
          : (draw.backHeight ?? 380)),
    }
  if (draw.kind === 'table' || draw.kind === 'shelf')
    return { width: draw.width, depth: draw.depth, height: draw.height }
  if (draw.kind === 'board' || draw.kind === 'bag' || draw.kind === 'cushion')
    return { width: draw.width, height: draw.height }
  if (draw.kind === 'lamp')
    return {
      width: Math.max(draw.shade.width, Math.round(widest(draw.base) * 2)),
      height: Math.round(topOf(draw.base)[0] + draw.stem + draw.shade.height),
    }
  return draw.kind === 'pendant'
    ? { width: Math.round(widest(draw.profile) * 2), height: Math.round(topOf(draw.profile)[0]) }
    : {}
}
