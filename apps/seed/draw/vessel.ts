import { mix, type Tone } from './colour.ts'
import { hexOf, toneOf } from './finish.ts'
import { drawGlass } from './glass.ts'
import { drawHandle } from './handle.ts'
import { liquids } from './liquids.ts'
import { between, type Random } from './random.ts'
import type { Sheet } from './sheet.ts'
import type { VesselSpec } from './spec.ts'
import { drawSpout } from './spout.ts'
import { drawStems } from './stems.ts'
import { d, ellipse, fill, group, move, opacity, stroke, type Thing } from './svg.ts'
import {
  beltPath,
  gloss,
  type Profile,
  radiusAt,
  roundStops,
  slice,
  topOf,
  turned,
  widest,
} from './turned.ts'

const rawClay = '#c9a27c'

const speckles = (profile: Profile, amount: number, t: Tone, random: Random): string => {
  const [high] = topOf(profile)
  let path = ''
  for (let i = 0; i < amount; i++) {
    const height = between(random, high * 0.06, high * 0.94)
    const x = between(random, -0.9, 0.9) * radiusAt(profile, height)
    path += d`M${x} ${-height}h.1`
  }
  return stroke(path, t.deep, Math.max(0.8, widest(profile) * 0.025), opacity(0.55))
}

const flutes = (profile: Profile, count: number, t: Tone): string => {
  const [high] = topOf(profile)
  const steps = [
    high * 0.04,
    ...profile.map(([height]) => height).filter(height => height > high * 0.04),
    high * 0.98,
  ]
  let path = ''
  for (let i = 1; i < count; i++) {
    const across = -Math.cos((i / count) * Math.PI) * 0.95
    steps.forEach((height, step) => {
      const x = across * radiusAt(profile, height)
      path += step ? d`L${x} ${-height}` : d`M${x} ${-height}`
    })
  }
  const width = widest(profile) / count / 2.2
  return (
    stroke(path, t.deep, width, opacity(0.35)) +
    move(stroke(path, t.glow, width * 0.6, opacity(0.35)), width, 0)
  )
}

const ribs = (profile: Profile, count: number, tilt: number, t: Tone): string => {
  const [high] = topOf(profile)
  let path = ''
  for (let i = 1; i < count; i++) {
    const height = (high * i) / count
    const radius = radiusAt(profile, height) * 0.99
    path += d`M${-radius} ${-height}A${radius} ${radius * tilt} 0 0 0 ${radius} ${-height}`
  }
  return stroke(path, t.deep, Math.max(0.7, high * 0.008), opacity(0.4))
}

const mouth = (sheet: Sheet, spec: VesselSpec, tilt: number, t: Tone): string => {
  const [high, rim] = topOf(spec.profile)
  const wall = spec.wall ?? Math.max(2, rim * 0.07)
  const inner = rim - wall
  const hollow = sheet.across([
    [0, t.deep],
    [0.45, t.shade],
    [1, t.base],
  ])
  const lip = ellipse(
    0,
    -high,
    rim,
    rim * tilt,
    sheet.across([
      [0, t.base],
      [0.3, t.glow],
      [1, t.base],
    ]),
  )
  const hole = ellipse(0, -high, inner, inner * tilt, hollow)
  if (!spec.contents) return lip + hole
  const clip = sheet.clip(ellipse(0, -high, inner, inner * tilt, '#000'))
  const colour = liquids[spec.contents]
  const surface = ellipse(
    0,
    -high + inner * tilt * 0.34,
    inner,
    inner * tilt,
    sheet.across([
      [0, mix(colour, '#2c1b2b', 0.3)],
      [0.7, colour],
      [1, mix(colour, '#fff1d8', 0.3)],
    ]),
  )
  return lip + hole + group(surface, ` clip-path="${clip}"`)
}

const lidOn = (sheet: Sheet, spec: VesselSpec, tilt: number, key: string) => {
  if (!spec.lid) return { art: '', shadow: '', height: 0 }
  const [high, rim] = topOf(spec.profile)
  const { rise, knob, finish } = spec.lid
  const t = toneOf(finish ?? key)
  const dome = turned(
    sheet,
    [
      [0, rim * 0.99],
      [rise * 0.3, rim * 0.93],
      [rise, rim * 0.3],
      [rise * 1.06, knob * 0.5],
    ],
    t,
    tilt,
  )
  const button = turned(
    sheet,
    [
      [0, knob * 0.5],
      [knob * 0.5, knob * 0.55],
      [knob * 1.1, knob],
      [knob * 1.7, knob * 0.7],
      [knob * 1.8, 0.1],
    ],
    t,
    tilt,
  )
  const both = (part: 'art' | 'shadow') => move(dome[part], 0, -high) + move(button[part], 0, -high - rise)
  return { art: both('art'), shadow: both('shadow'), height: rise + knob * 1.8 }
}

const saucerUnder = (sheet: Sheet, radius: number, t: Tone) => {
  const dish = turned(
    sheet,
    [
      [0, radius * 0.5],
      [radius * 0.04, radius * 0.6],
      [radius * 0.16, radius],
    ],
    t,
    0.22,
  )
  const high = radius * 0.16
  const rim = ellipse(
    0,
    -high,
    radius,
    radius * 0.22,
    sheet.across([
      [0, t.lit],
      [0.4, t.glow],
      [1, t.base],
    ]),
  )
  const well = ellipse(
    0,
    -high + radius * 0.02,
    radius * 0.86,
    radius * 0.175,
    sheet.across([
      [0, t.shade],
      [0.5, t.base],
      [1, t.lit],
    ]),
  )
  return { art: dish.art + rim + well, shadow: dish.shadow, lift: high * 0.5 }
}

const surface = (sheet: Sheet, spec: VesselSpec, tilt: number, t: Tone, random: Random): string => {
  const bare = spec.dip
    ? fill(
        beltPath(slice(spec.profile, spec.profile[0]?.[0] ?? 0, spec.dip), tilt),
        sheet.across(
          roundStops({
            base: rawClay,
            lit: mix(rawClay, '#fff1d8', 0.3),
            glow: '#e6cdb0',
            shade: '#a27c60',
            deep: '#7d5a48',
          }),
        ),
      )
    : ''
  const belt = (spec.bands ?? []).map(({ from, to, finish }) =>
    fill(beltPath(slice(spec.profile, from, to), tilt), sheet.across(roundStops(toneOf(finish)))),
  )
  const marks = [
    spec.flutes ? flutes(spec.profile, spec.flutes, t) : '',
    spec.ribs ? ribs(spec.profile, spec.ribs, tilt, t) : '',
    spec.speckle ? speckles(spec.profile, spec.speckle, t, random) : '',
    spec.gloss ? gloss(sheet, spec.profile, spec.gloss) : '',
  ]
  return bare + belt.join('') + marks.join('')
}

export const drawVessel = (sheet: Sheet, spec: VesselSpec, key: string, random: Random): Thing => {
  const tilt = spec.tilt ?? 0.2
  const [high] = topOf(spec.profile)
  const width = widest(spec.profile) * 2
  if (spec.glass) return drawGlass(sheet, spec, hexOf(key))
  const t = toneOf(key)
  const body = turned(sheet, spec.profile, t, tilt)
  const handle = drawHandle(sheet, spec, toneOf(spec.handle?.finish ?? key))
  const spout = drawSpout(sheet, spec, t)
  const lid = lidOn(sheet, spec, tilt, key)
  const stems = drawStems(sheet, spec.plant, high, topOf(spec.profile)[1], random)
  const opening = spec.closed || spec.lid ? '' : mouth(sheet, spec, tilt, t)
  const art = handle.behind + spout.behind + body.art + surface(sheet, spec, tilt, t, random) + opening
  const front = stems.art + spout.front + lid.art + handle.front
  const shadow = body.shadow + handle.shadow + spout.shadow + lid.shadow + stems.shadow
  const saucer = spec.saucer ? saucerUnder(sheet, spec.saucer, t) : undefined
  const reach = (spec.handle ? spec.handle.out : 0) + (spec.spout ? spec.spout.reach : 0)
  const centre = spec.saucer
    ? 0
    : ((spec.handle && spec.handle.kind !== 'ears' && spec.handle.kind !== 'bail' ? spec.handle.out : 0) -
        (spec.spout ? spec.spout.reach : 0)) /
      2
  const size = {
    centre,
    foot: spec.saucer ?? widest(spec.profile),
    width: Math.max(width + reach, (spec.saucer ?? 0) * 2, stems.width),
    height: Math.max(high + lid.height, stems.height),
  }
  if (!saucer) return { art: art + front, shadow, ...size }
  return {
    art: saucer.art + move(art + front, 0, -saucer.lift),
    shadow: saucer.shadow + move(shadow, 0, -saucer.lift),
    ...size,
  }
}
