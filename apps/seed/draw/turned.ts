import type { Tone } from './colour.ts'
import type { Sheet, Stop } from './sheet.ts'
import { d, fill, opacity, type Point, smooth, solid } from './svg.ts'

/** Half of a turned body, foot to rim: [height, radius]. A point given twice is a corner. */
export type Profile = readonly (readonly [height: number, radius: number])[]

export const topOf = (profile: Profile) => profile.at(-1) ?? ([0, 0] as const)
export const widest = (profile: Profile) => Math.max(...profile.map(([, radius]) => radius))

export const radiusAt = (profile: Profile, height: number): number => {
  const above = profile.findIndex(([at]) => at >= height)
  if (above <= 0) return (above < 0 ? topOf(profile) : (profile[0] ?? [0, 0]))[1]
  const [low, lowRadius] = profile[above - 1] ?? [0, 0]
  const [high, highRadius] = profile[above] ?? [0, 0]
  return high === low ? highRadius : lowRadius + ((highRadius - lowRadius) * (height - low)) / (high - low)
}

export const slice = (profile: Profile, from: number, to: number): Profile => [
  [from, radiusAt(profile, from)],
  ...profile.filter(([height]) => height > from && height < to),
  [to, radiusAt(profile, to)],
]

/** The outline of a turned body seen a little from above; `tilt` is how open its ellipses look. */
export const turnedPath = (profile: Profile, tilt: number): string => {
  const right: Point[] = profile.map(([height, radius]) => [radius, -height])
  const left: Point[] = profile.map(([height, radius]): Point => [-radius, -height]).reverse()
  const [low, foot] = profile[0] ?? [0, 0]
  const [high, rim] = topOf(profile)
  const bottom = d`M${-foot} ${-low}A${foot} ${foot * tilt} 0 0 0 ${foot} ${-low}`
  return `${bottom}${smooth(right)}${d`A${rim} ${rim * tilt} 0 0 0 ${-rim} ${-high}`}${smooth(left)}Z`
}

/** A belt round the body: both edges are seen from the front. */
export const beltPath = (profile: Profile, tilt: number): string => {
  const right: Point[] = profile.map(([height, radius]) => [radius, -height])
  const left: Point[] = profile.map(([height, radius]): Point => [-radius, -height]).reverse()
  const [low, foot] = profile[0] ?? [0, 0]
  const [high, rim] = topOf(profile)
  const bottom = d`M${-foot} ${-low}A${foot} ${foot * tilt} 0 0 0 ${foot} ${-low}`
  return `${bottom}${smooth(right)}${d`A${rim} ${rim * tilt} 0 0 1 ${-rim} ${-high}`}${smooth(left)}Z`
}

export const roundStops = (t: Tone): readonly Stop[] => [
  [0, t.shade],
  [0.14, t.base],
  [0.3, t.lit],
  [0.52, t.base],
  [0.82, t.shade],
  [0.95, t.deep],
  [1, t.shade],
]

export const turned = (sheet: Sheet, profile: Profile, t: Tone, tilt: number) => {
  const path = turnedPath(profile, tilt)
  const body = solid(sheet, path, sheet.across(roundStops(t)))
  const foot = fill(
    path,
    sheet.down([
      [0.55, t.deep, 0],
      [1, t.deep, 0.5],
    ]),
  )
  return { art: body.art + foot, shadow: body.shadow }
}

/** A long soft reflection down the lit side, as glaze and glass have it. */
export const gloss = (sheet: Sheet, profile: Profile, strength: number): string => {
  const [high] = topOf(profile)
  const [low] = profile[0] ?? [0]
  const part = slice(profile, low + (high - low) * 0.16, low + (high - low) * 0.9)
  const edge = (share: number): Point[] => part.map(([height, radius]): Point => [-radius * share, -height])
  const start = edge(0.68)[0] ?? [0, 0]
  const inner = edge(0.52).reverse()
  const path = `${d`M${start[0]} ${start[1]}`}${smooth(edge(0.68))}${d`L${inner[0]?.[0] ?? 0} ${inner[0]?.[1] ?? 0}`}${smooth(inner)}Z`
  return fill(
    path,
    sheet.down([
      [0, '#fff', 0.9],
      [0.5, '#fff', 0.4],
      [1, '#fff', 0],
    ]),
    opacity(strength),
  )
}
