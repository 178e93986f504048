import { frame } from './ground.ts'
import { createSheet, type Sheet } from './sheet.ts'
import { ellipse, group, move, num, opacity, type Thing } from './svg.ts'

const shade = '#33202e'

/** The sun stands left and in front: shadows fall to the right and away. */
const cast = (shadow: string, x: number, y: number, scale: number, strength: number): string =>
  group(
    shadow,
    ` color="${shade}" fill="${shade}"${opacity(strength)} transform="matrix(${scale} 0 ${Math.round(-scale * 620) / 1000} ${Math.round(scale * 270) / 1000} ${num(x)} ${num(y)})"`,
  )

/** Furniture brings its own ground shadow. */
const standBuilt = (thing: Thing, x: number, y: number, scale: number, strength: number): string => {
  const [left, base] = [x - (thing.centre ?? 0) * scale, y - (thing.base ?? 0) * scale]
  return (
    move(group(thing.shadow, ` color="${shade}" fill="${shade}"${opacity(strength)}`), left, base, scale) +
    move(thing.art, left, base, scale)
  )
}

/** Stands a thing on the ground: long shadow, contact shadow, then the thing. */
export const stand = (
  sheet: Sheet,
  thing: Thing,
  x: number,
  y: number,
  scale: number,
  strength = 0.26,
): string => {
  if (thing.flat) return standBuilt(thing, x, y, scale, strength)
  const touch = sheet.radial([
    [0, shade, 0.6],
    [0.6, shade, 0.3],
    [1, shade, 0],
  ])
  const half = (thing.foot ?? thing.width / 2) * scale
  const left = x - (thing.centre ?? 0) * scale
  const contact = ellipse(left, y + 2, half * 0.92, Math.max(7, half * 0.14), touch)
  return cast(thing.shadow, left, y, scale, strength) + contact + move(thing.art, left, y, scale)
}

/** Hangs a thing on the wall: its shadow lies on the wall, lower and to the right. */
export const hang = (thing: Thing, x: number, y: number, scale: number, strength = 0.2): string =>
  move(group(thing.shadow, ` color="${shade}" fill="${shade}"${opacity(strength)}`), x + 26, y + 22, scale) +
  move(thing.art, x, y, scale)

export const picture = (body: (sheet: Sheet) => string, size = frame): string => {
  const sheet = createSheet()
  const art = body(sheet)
  const open = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size.width} ${size.height}" width="${size.width}" height="${size.height}">`
  return `${open}${sheet.defs()}${art}</svg>\n`
}

/** The scale at which a thing fills its share of the frame. */
export const scaleToFit = (thing: Thing, width: number, height: number): number =>
  Math.round(Math.min(width / thing.width, height / thing.height) * 1000) / 1000
