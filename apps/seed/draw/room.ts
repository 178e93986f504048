import type { Cast } from './cast.ts'
import { hang, scaleToFit, stand } from './compose.ts'
import { lightOn } from './ground.ts'
import { pick } from './random.ts'
import { glowAt, rug, wallPaint, woodFloor } from './stage.ts'
import type { Thing } from './svg.ts'

const furniture = new Set(['seat', 'table', 'shelf', 'lamp'])

const seatOf = (cast: Cast): number => (cast.shot.draw.kind === 'cushion' ? 0.52 : 0)

/** A small thing in a room: the furniture is the stage, the thing lies on it or stands before it. */
const besideFurniture = (cast: Cast): string => {
  const { sheet, main, friends } = cast
  const [friend] = friends
  if (!friend) return stand(sheet, main, 400, 880, scaleToFit(main, 420, 520))
  const scale = scaleToFit(friend, 600, 560)
  const back = stand(sheet, friend, 430, 890, scale)
  if (seatOf(cast))
    return back + stand(sheet, main, 415, 890 - friend.height * scale * 0.36, scale * 0.86, 0.16)
  return back + stand(sheet, main, 210, 930, Math.max(scale, scaleToFit(main, 230, 320)))
}

/** The lamp hangs free above the furniture, at its own size if the room is high enough. */
const under = ({ sheet }: Cast, base: Thing, lamp: Thing): string => {
  const scale = scaleToFit(base, 640, lamp.width > base.width * 0.6 ? 430 : 500)
  const free = 890 - base.height * scale - 70
  const drop = Math.min(scale * 1.15, free / lamp.height, 380 / lamp.width)
  return (
    glowAt(sheet, 400, lamp.height * drop, lamp.width * drop * 0.8, 0.35) +
    stand(sheet, base, 400, 890, scale) +
    hang(lamp, 400, -6, drop, 0.1)
  )
}

/** Furniture in a room, with a lamp above it, something on it, or another piece behind it. */
const withFurniture = (cast: Cast): string => {
  const { sheet, main, friends, shot } = cast
  const [friend] = friends
  const scale = scaleToFit(main, 560, 540)
  if (!friend) return stand(sheet, main, 400, 890, scale)
  if (friend.hangs) return under(cast, main, friend)
  const top = shot.draw.kind === 'table' || shot.draw.kind === 'shelf'
  if (top && friend.kind !== 'seat' && friend.height < main.height) {
    return (
      stand(sheet, main, 400, 890, scale) +
      stand(
        sheet,
        friend,
        400,
        890 - main.height * scale * 0.9,
        Math.min(scale, scaleToFit(friend, 300, 380)),
        0.14,
      )
    )
  }
  const behind = Math.min(scale, scaleToFit(friend, friend.kind === 'seat' ? 520 : 330, 660))
  const [front, low] = friend.kind === 'seat' ? [scaleToFit(main, 400, 540), 904] : [scale, 900]
  return (
    stand(sheet, friend, friend.kind === 'seat' ? 520 : 640, 806, behind) +
    stand(sheet, main, friend.kind === 'seat' ? 250 : 340, low, Math.min(front, behind * 1.15))
  )
}

export const roomScene = (cast: Cast): string => {
  const { sheet, ground, random, shot, main, friends } = cast
  const carpet = pick(random, ['oat', 'rose', 'sage', 'sky'] as const)
  const stage =
    wallPaint(sheet, ground) +
    lightOn(sheet, 'panes', random) +
    woodFloor(sheet, ground, pick(random, ['oak', 'ash'] as const)) +
    rug(sheet, carpet)
  if (main.hangs)
    return (
      stage + (friends[0] ? under(cast, friends[0], main) : hang(main, 400, -6, scaleToFit(main, 420, 520)))
    )
  return stage + (furniture.has(shot.draw.kind) ? withFurniture(cast) : besideFurniture(cast))
}
