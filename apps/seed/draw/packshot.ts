import { luminance } from './colour.ts'
import { hang, picture, scaleToFit, stand } from './compose.ts'
import { drawThing } from './draw.ts'
import { hexOf } from './finish.ts'
import { cove, type Ground, grounds, type Light, wallOnly } from './ground.ts'
import { between, pick, type Random, randomFrom } from './random.ts'
import type { Drawing } from './spec.ts'
import type { Thing } from './svg.ts'

const lights: readonly Light[] = ['panes', 'leaves', 'slats', 'arch', 'soft', 'panes', 'leaves']
const walls = ['lime', 'sand', 'plaster', 'sage', 'rain', 'straw'] as const

export interface Shot {
  readonly slug: string
  readonly colour: string
  readonly draw: Drawing
  readonly ground?: string
}

export const groundNamed = (name: string): Ground => {
  const ground = grounds[name]
  if (!ground) throw new Error(`ground "${name}" is not one of ${Object.keys(grounds).join(', ')}`)
  return ground
}

/** The first wall of the product's own order that the colour stands out from. */
export const groundFor = ({ slug, colour, ground }: Shot): Ground => {
  if (ground) return groundNamed(ground)
  const start = Math.floor(randomFrom(`${slug} wall`)() * walls.length)
  const order = walls.map((_, i) => walls[(start + i) % walls.length] ?? 'lime')
  const light = luminance(hexOf(colour))
  return groundNamed(order.find(name => Math.abs(luminance(groundNamed(name).wall) - light) > 0.13) ?? 'dusk')
}

const room: Partial<Record<Drawing['kind'], readonly [number, number]>> = {
  vessel: [520, 520],
  plate: [540, 560],
  seat: [560, 600],
  table: [620, 560],
  shelf: [620, 640],
  bag: [560, 600],
  lamp: [540, 640],
  coat: [620, 760],
  knit: [580, 700],
  tools: [560, 520],
  blanket: [600, 680],
  pendant: [520, 560],
}

/** Small things stay a little smaller than big ones, so a row of pictures keeps their order of size. */
const presence = (thing: Thing): number =>
  Math.min(1, Math.max(0.74, 0.62 + Math.max(thing.width, thing.height) / 700))

const hangingAt = (draw: Drawing): number => {
  if (draw.kind === 'pendant') return -4
  if (draw.kind === 'shelf') return draw.form === 'rail' ? 300 : 760
  return draw.kind === 'knit' || draw.kind === 'coat' ? 120 : 190
}

const place = (thing: Thing, draw: Drawing, random: Random) => {
  const [width, height] = room[draw.kind] ?? [500, 600]
  const scale = scaleToFit(thing, width, height) * (draw.kind === 'vessel' ? presence(thing) : 1)
  const short = thing.height * scale < 330
  return { scale, y: 806 - (short ? 26 : 0) + between(random, -6, 6) }
}

export const drawPackshot = (shot: Shot): string =>
  picture(sheet => {
    const random = randomFrom(shot.slug)
    const light = pick(random, lights)
    const ground = groundFor(shot)
    const thing = drawThing(sheet, shot.draw, shot.colour, random)
    const { scale, y } = place(thing, shot.draw, random)
    if (!thing.hangs) return cove(sheet, ground, light, random) + stand(sheet, thing, 400, y, scale)
    const x = 400 - (thing.centre ?? 0) * scale
    return wallOnly(sheet, ground, light, random) + hang(thing, x, hangingAt(shot.draw), scale)
  })
