import { toneOf } from './finish.ts'
import { flame } from './flame.ts'
import { rod } from './handle.ts'
import type { Sheet } from './sheet.ts'
import type { CandleSpec } from './spec.ts'
import { d, ellipse, move, opacity, shadowStroke, stroke, type Thing } from './svg.ts'
import { topOf, turned, widest } from './turned.ts'

const twisted = (height: number, radius: number): string => {
  let path = ''
  for (let at = radius; at < height; at += radius * 1.4)
    path += d`M${-radius} ${-at}L${radius} ${-at - radius * 0.9}`
  return path
}

const waxCandle = (sheet: Sheet, candle: CandleSpec['candles'][number], key: string, twist: boolean) => {
  const t = toneOf(key)
  const { height, radius } = candle
  const body = turned(
    sheet,
    [
      [0, radius],
      [height, radius * 0.97],
    ],
    t,
    0.2,
  )
  const pool = ellipse(
    0,
    -height,
    radius * 0.97,
    radius * 0.2,
    sheet.across([
      [0, t.lit],
      [0.5, t.glow],
      [1, t.base],
    ]),
  )
  const marks = twist ? stroke(twisted(height, radius), t.deep, radius * 0.18, opacity(0.4)) : ''
  const glow =
    radius > 14
      ? ellipse(
          0,
          -height + radius * 0.4,
          radius * 0.9,
          radius * 1.1,
          sheet.radial([
            [0, '#ffdf9a', 0.55],
            [1, '#ffdf9a', 0],
          ]),
        )
      : ''
  const fire = flame(sheet, 0, -height - radius * 0.02, Math.max(9, Math.min(16, radius * 0.7)))
  return { art: body.art + marks + pool + glow + fire, shadow: body.shadow }
}

const armsFor = (spec: CandleSpec, level: number, finish: string) => {
  const t = toneOf(finish)
  const reach = Math.max(...spec.candles.map(candle => Math.abs(candle.x)))
  const path = d`M${-reach} ${-level}C${-reach} ${-level + reach * 0.75} ${reach} ${-level + reach * 0.75} ${reach} ${-level}`
  return { art: rod(path, 7, t), shadow: shadowStroke(path, 7) }
}

export const drawCandle = (sheet: Sheet, spec: CandleSpec, key: string): Thing => {
  const tall = Math.max(...spec.candles.map(candle => candle.height))
  const span = Math.max(...spec.candles.map(candle => Math.abs(candle.x) + candle.radius)) * 2
  const finish = spec.holder && !spec.holderFinish ? key : (spec.holderFinish ?? key)
  const wax = spec.holder && !spec.holderFinish ? 'chalk' : key
  const holder = spec.holder ? turned(sheet, spec.holder, toneOf(finish), 0.2) : { art: '', shadow: '' }
  const [level, rim] = spec.holder ? topOf(spec.holder) : [0, 0]
  const lip = spec.holder ? ellipse(0, -level, rim, rim * 0.2, toneOf(finish).lit) : ''
  const arms = spec.arms ? armsFor(spec, level, finish) : { art: '', shadow: '' }
  const lights = spec.candles.map(candle => ({
    ...waxCandle(sheet, candle, wax, spec.twist ?? false),
    x: candle.x,
  }))
  const placed = (part: 'art' | 'shadow') => lights.map(light => move(light[part], light.x, -level)).join('')
  return {
    art: holder.art + lip + arms.art + placed('art'),
    shadow: holder.shadow + arms.shadow + placed('shadow'),
    width: Math.max(span, spec.holder ? widest(spec.holder) * 2 : 0),
    height: level + tall + 30,
  }
}
