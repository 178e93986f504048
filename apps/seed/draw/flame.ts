import type { Sheet } from './sheet.ts'
import { d, ellipse, fill, stroke } from './svg.ts'

/** A still flame with its halo, standing on (x, y). */
export const flame = (sheet: Sheet, x: number, y: number, size: number): string => {
  const halo = sheet.radial([
    [0, '#ffdf9a', 0.75],
    [0.35, '#ffc86b', 0.25],
    [1, '#ffc86b', 0],
  ])
  const body = sheet.down([
    [0, '#ffb84d'],
    [0.6, '#ffe6a6'],
    [1, '#fff6df'],
  ])
  const tear = d`M${x} ${y - size * 1.7}C${x + size * 0.2} ${y - size * 1.1} ${x + size * 0.48} ${y - size * 0.6} ${x} ${y - size * 0.1}C${x - size * 0.48} ${y - size * 0.6} ${x - size * 0.2} ${y - size * 1.1} ${x} ${y - size * 1.7}Z`
  return (
    ellipse(x, y - size * 0.8, size * 4.2, size * 4.2, halo) +
    stroke(d`M${x} ${y}V${y - size * 0.35}`, '#3a2a24', size * 0.1) +
    fill(tear, body)
  )
}
