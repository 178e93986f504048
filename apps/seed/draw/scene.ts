import type { SceneName } from '../types.ts'
import type { Cast } from './cast.ts'
import { hang, picture, scaleToFit, stand } from './compose.ts'
import { drawThing } from './draw.ts'
import { cove, lightOn, wallOnly } from './ground.ts'
import { groundFor, groundNamed, type Shot } from './packshot.ts'
import { pick, randomFrom } from './random.ts'
import { roomScene } from './room.ts'
import { eveningWindow, glowAt, plank, tableTop, wallPaint } from './stage.ts'
import type { Thing } from './svg.ts'

/** Friends keep their size in relation to the main thing, within what the frame can hold. */
const friendScale = (friend: Thing, scale: number, width: number, height: number): number =>
  Math.min(scale, scaleToFit(friend, width, height))

/** One scale for the whole still life where it can be kept, so a cup stays smaller than a jug. */
const sharedScale = ({ main, friends }: Cast, width: number, height: number): number => {
  const own = scaleToFit(main, width, height)
  const theirs = friends.filter(friend => !friend.hangs).map(friend => scaleToFit(friend, 290, 440))
  return Math.min(own, Math.max(own * 0.62, ...(theirs.length ? [Math.min(...theirs)] : [own])))
}

const upright = (
  { sheet, friends }: Cast,
  scale: number,
  spots: readonly (readonly [number, number])[],
): string =>
  friends
    .filter(friend => !friend.hangs)
    .slice(0, spots.length)
    .map((friend, i) =>
      stand(sheet, friend, spots[i]?.[0] ?? 400, spots[i]?.[1] ?? 780, friendScale(friend, scale, 290, 420)),
    )
    .join('')

const onTable = (cast: Cast): string => {
  const { sheet, main, ground, random } = cast
  const scale = sharedScale(cast, 410, 420)
  const cloth = pick(random, ['chalk', 'oat', 'sage', 'rose', 'sky'] as const)
  return (
    wallPaint(sheet, ground) +
    lightOn(sheet, 'panes', random) +
    tableTop(sheet, pick(random, ['oak', 'ash', 'walnut'] as const), cloth) +
    upright(cast, scale, [
      [196, 792],
      [628, 784],
    ]) +
    stand(sheet, main, 420, 896, scale)
  )
}

const inTheEvening = (cast: Cast): string => {
  const { sheet, main, random } = cast
  const scale = sharedScale(cast, 420, 500)
  const lit = main.glow ?? [0, -main.height, main.height * 0.9]
  const x = main.hangs ? 400 : 420
  const glow = glowAt(
    sheet,
    x + lit[0] * scale,
    880 + lit[1] * scale,
    Math.max(260, lit[2] * scale),
    cast.shot.draw.kind === 'vessel' ? 0.3 : 0.62,
  )
  const friends = upright(cast, scale, [
    [196, 816],
    [640, 812],
  ])
  return (
    wallPaint(sheet, groundNamed('night')) +
    eveningWindow(sheet, pick(random, [60, 500] as const), 110) +
    tableTop(sheet, 'walnut') +
    '<path d="M0 0h800v1000H0z" fill="#1d1626" opacity=".28"/>' +
    glow +
    friends +
    stand(sheet, main, x, 890, scale, 0.34)
  )
}

const onShelf = (cast: Cast): string => {
  const { sheet, main, ground, random } = cast
  const scale = sharedScale(cast, 430, 470)
  return (
    wallPaint(sheet, ground) +
    lightOn(sheet, pick(random, ['leaves', 'panes', 'slats'] as const), random) +
    plank(sheet, pick(random, ['oak', 'walnut'] as const), 740) +
    upright(cast, scale, [[630, 722]]) +
    stand(sheet, main, 330, 730, scale)
  )
}

/** Hung on a peg by its own loop: a bag by its handle, a hat by its brim. */
const onPeg = (friend: Thing, x: number): string => {
  const scale = scaleToFit(friend, 250, friend.hangs ? 620 : 380)
  return hang(friend, x, friend.hangs ? 208 : 206 + friend.height * scale, scale)
}

const onPegs = (cast: Cast): string => {
  const { sheet, main, ground, friends, random } = cast
  const rail = drawThing(
    sheet,
    { kind: 'shelf', form: 'rail', width: 900, depth: 80, height: 160, rows: 3, props: false },
    'oak',
    random,
  )
  const hung = friends
    .slice(0, 1)
    .map(friend => onPeg(friend, 640))
    .join('')
  return (
    wallOnly(sheet, ground, 'panes', random) +
    hang(rail, 400, 262, 0.8) +
    hung +
    hang(main, 277, 212, scaleToFit(main, 450, 680))
  )
}

const closeUp = ({ sheet, main, ground, random }: Cast): string => {
  if (main.hangs)
    return (
      wallOnly(sheet, ground, 'leaves', random) +
      hang(main, 430, main.width > 600 ? -70 : 60, scaleToFit(main, 1050, 1300))
    )
  return cove(sheet, ground, 'leaves', random) + stand(sheet, main, 500, 930, scaleToFit(main, 980, 900))
}

const stages: Readonly<Record<SceneName, (cast: Cast) => string>> = {
  table: onTable,
  evening: inTheEvening,
  shelf: onShelf,
  room: roomScene,
  pegs: onPegs,
  close: closeUp,
}

/** A product in use, beside what the brand would put next to it. */
export const drawScene = (scene: SceneName, shot: Shot, friends: readonly Shot[]): string =>
  picture(sheet => {
    const random = randomFrom(`${shot.slug} scene`)
    const main = drawThing(sheet, shot.draw, shot.colour, random)
    const others = friends.map(friend => ({
      ...drawThing(sheet, friend.draw, friend.colour, randomFrom(friend.slug)),
      kind: friend.draw.kind,
    }))
    return stages[scene]({
      sheet,
      main,
      shot,
      friends: others,
      ground: groundFor({ ...shot, slug: `${shot.slug} scene` }),
      random,
    })
  })
