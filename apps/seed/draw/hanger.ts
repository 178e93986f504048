import { toneOf } from './finish.ts'
import { d, fill, shadowStroke, stroke } from './svg.ts'

/** A wooden hanger on a wooden peg; the hook's top is the origin. */
export const hanger = (width: number) => {
  const w = width / 2
  const arms = d`M0 66C${-w * 0.4} 76 ${-w * 0.8} 112 ${-w} 152C${-w * 0.8} 134 ${-w * 0.4} 110 0 96C${w * 0.4} 110 ${w * 0.8} 134 ${w} 152C${w * 0.8} 112 ${w * 0.4} 76 0 66Z`
  const hook = d`M0 68V34C0 20 22 22 22 4C22 -14 -14 -16 -16 4`
  const peg = toneOf('walnut')
  return {
    art: `<circle cx="0" cy="-6" r="15" fill="${peg.deep}"/><circle cx="-3" cy="-9" r="12" fill="${peg.base}"/>${stroke(hook, '#8b8d8e', 5)}${fill(arms, toneOf('oak').base)}`,
    shadow: shadowStroke(hook, 5) + fill(arms, 'currentColor'),
  }
}
