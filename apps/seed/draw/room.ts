import { fit, hang, stand } from './compose.ts'
import { lightOn } from './ground.ts'
import { pick } from './random.ts'
import type { Cast } from './scene.ts'
import { glowAt, rug, wallPaint, woodFloor } from './stage.ts'

const furniture = new Set(['seat', 'table', 'shelf', 'lamp'])

const seatOf = (cast: Cast): number => (cast.shot.draw.kind === 'cushion' ? 0.52 : 0)

/** A small thing in a room: the furniture is the stage, the thing lies on it or stands before it. */
const besideFurniture = (cast: Cast): string => {
  const { sheet, main, friends } = cast
  const [friend] = friends
  if (!friend) return stand(sheet, main, 400, 880, fit(main, 420, 520))
  const scale = fit(friend, 600, 560)
  const back = stand(sheet, friend, 430, 890, scale)
  if (seatOf(cast)) return back + stand(sheet, main, 415, 890 - friend.height * scale * 0.36, scale * 0.86, 0.16)
  return back + stand(sheet, main, 210, 930, Math.max(scale, fit(main, 230, 320)))
}

/** Furniture in a room, with a lamp above it or beside it in the right size. */
const withFurniture = (cast: Cast): string => {
  const { sheet, main, friends } = cast
  const scale = fit(main, 560, 540)
  const [friend] = friends
  if (!friend) return stand(sheet, main, 400, 890, scale)
  if (friend.hangs) {
    const drop = Math.min(scale * 1.05, 330 / friend.height, 420 / friend.width)
    return glowAt(sheet, 400, friend.height * drop, friend.width * drop * 0.8, 0.35) + stand(sheet, main, 400, 890, scale) + hang(friend, 400, -6, drop, 0.1)
  }
  const small = friend.height < main.height * 0.75 && !furniture.has(friend.kind)
  if (small || friend.height * scale < 260) {
    const top = cast.shot.draw.kind === 'table' || cast.shot.draw.kind === 'shelf'
    const beside = Math.min(scale, fit(friend, 300, 380))
    if (top) return stand(sheet, main, 400, 890, scale) + stand(sheet, friend, 400, 890 - main.height * scale * 0.9, beside, 0.14)
  }
  const beside = Math.min(scale, fit(friend, 330, 660))
  return stand(sheet, friend, 640, 800, beside) + stand(sheet, main, 340, 900, scale)
}

export const roomScene = (cast: Cast): string => {
  const { sheet, ground, random, shot } = cast
  const carpet = pick(random, ['oat', 'rose', 'sage', 'sky'] as const)
  const stage = wallPaint(sheet, ground) + lightOn(sheet, 'panes', random) + woodFloor(sheet, ground, pick(random, ['oak', 'ash'] as const)) + rug(sheet, carpet)
  return stage + (furniture.has(shot.draw.kind) ? withFurniture(cast) : besideFurniture(cast))
}
