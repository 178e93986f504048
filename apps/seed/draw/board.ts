import { toneOf } from './finish.ts'
import { rod } from './handle.ts'
import { between, type Random } from './random.ts'
import type { Sheet } from './sheet.ts'
import type { BoardSpec, ToolsSpec } from './spec.ts'
import { d, fill, group, opacity, shadowStroke, solid, stroke, type Thing } from './svg.ts'

const outline = ({ shape, width, height }: BoardSpec): string => {
  const [w, h] = [width / 2, height]
  const r = Math.min(w * 0.22, 28)
  if (shape === 'round') return d`M${-w} ${-w}A${w} ${w} 0 1 1 ${w} ${-w}A${w} ${w} 0 1 1 ${-w} ${-w}Z`
  if (shape === 'fish')
    return d`M0 0C${w * 0.9} 0 ${w} ${-h * 0.35} ${w * 0.7} ${-h * 0.62}C${w * 0.5} ${-h * 0.8} ${w * 0.3} ${-h * 0.82} ${w * 0.55} ${-h}L${-w * 0.55} ${-h}C${-w * 0.3} ${-h * 0.82} ${-w * 0.5} ${-h * 0.8} ${-w * 0.7} ${-h * 0.62}C${-w} ${-h * 0.35} ${-w * 0.9} 0 0 0Z`
  if (shape === 'paddle') {
    const neck = w * 0.3
    return d`M${-w + r} 0H${w - r}Q${w} 0 ${w} ${-r}V${-h * 0.68}C${w} ${-h * 0.78} ${neck} ${-h * 0.74} ${neck} ${-h * 0.82}V${-h + neck}A${neck} ${neck} 0 0 0 ${-neck} ${-h + neck}V${-h * 0.82}C${-neck} ${-h * 0.74} ${-w} ${-h * 0.78} ${-w} ${-h * 0.68}V${-r}Q${-w} 0 ${-w + r} 0Z`
  }
  return d`M${-w + r} 0H${w - r}Q${w} 0 ${w} ${-r}V${-h + r}Q${w} ${-h} ${w - r} ${-h}H${-w + r}Q${-w} ${-h} ${-w} ${-h + r}V${-r}Q${-w} 0 ${-w + r} 0Z`
}

/** Wood grain: slow lines that wander the same way. */
export const grain = (width: number, height: number, paint: string, random: Random, count = 9): string => {
  let path = ''
  for (let i = 0; i < count; i++) {
    const x = -width / 2 + (width * (i + between(random, 0.2, 0.8))) / count
    const sway = between(random, -0.05, 0.05) * width
    path += d`M${x} 0C${x + sway} ${-height * 0.3} ${x - sway} ${-height * 0.7} ${x + sway * 0.5} ${-height}`
  }
  return stroke(path, paint, Math.max(0.6, width * 0.006), opacity(0.35))
}

export const drawBoard = (sheet: Sheet, spec: BoardSpec, key: string, random: Random): Thing => {
  const t = toneOf(key)
  const path = outline(spec)
  const body = solid(
    sheet,
    path,
    sheet.across([
      [0, t.lit],
      [0.4, t.base],
      [1, t.shade],
    ]),
  )
  const clip = sheet.clip(`<path d="${path}"/>`)
  const end = spec.end
    ? fill(
        d`M${-spec.width / 2} ${-spec.height * 0.3}H${spec.width / 2}V0H${-spec.width / 2}Z`,
        toneOf(spec.end).base,
      )
    : ''
  const lines = group(end + grain(spec.width, spec.height, t.deep, random), ` clip-path="${clip}"`)
  const hole = spec.shape === 'round' ? 0 : spec.height * (spec.shape === 'paddle' ? 0.93 : 0.92)
  const ring = hole
    ? `<circle cx="0" cy="${Math.round(-hole)}" r="${Math.round(spec.width * 0.045)}" fill="#33202e" opacity=".55"/>`
    : ''
  const side = group(fill(path, t.deep), ` transform="translate(${Math.round(spec.width * 0.025)} 0)"`)
  const wall = group(
    fill(path, '#33202e'),
    `${opacity(0.15)} transform="translate(${Math.round(spec.width * 0.13)} 6)"`,
  )
  return {
    art: wall + side + body.art + lines + ring,
    shadow: `<ellipse cx="0" cy="-4" rx="${spec.width / 2}" ry="12"/>`,
    width: spec.width,
    height: spec.height,
    foot: spec.shape === 'round' ? spec.width * 0.25 : spec.width / 2,
  }
}

const heads = {
  spoon: (l: number) =>
    d`M0 ${l * 0.7}C${l * 0.11} ${l * 0.7} ${l * 0.13} ${l} 0 ${l}C${-l * 0.13} ${l} ${-l * 0.11} ${l * 0.7} 0 ${l * 0.7}Z`,
  ladle: (l: number) =>
    d`M${-l * 0.12} ${l * 0.82}H${l * 0.12}A${l * 0.12} ${l * 0.15} 0 0 1 ${-l * 0.12} ${l * 0.82}Z`,
  spatula: (l: number) =>
    d`M${-l * 0.03} ${l * 0.66}L${-l * 0.09} ${l * 0.74}L${-l * 0.1} ${l}L${l * 0.1} ${l * 0.97}L${l * 0.09} ${l * 0.74}L${l * 0.03} ${l * 0.66}Z`,
  fork: (l: number) =>
    d`M${-l * 0.07} ${l}L${-l * 0.08} ${l * 0.75}Q0 ${l * 0.66} ${l * 0.08} ${l * 0.75}L${l * 0.07} ${l}L${l * 0.045} ${l}L${l * 0.035} ${l * 0.83}H${l * 0.016}V${l}H${-l * 0.016}V${l * 0.83}H${-l * 0.035}L${-l * 0.045} ${l}Z`,
  whisk: (l: number) =>
    [0.02, 0.05, 0.09]
      .map(
        w =>
          d`M0 ${l * 0.58}C${l * w * 1.6} ${l * 0.8} ${l * w * 1.3} ${l} 0 ${l}C${-l * w * 1.3} ${l} ${-l * w * 1.6} ${l * 0.8} 0 ${l * 0.58}`,
      )
      .join(''),
  brush: (l: number) =>
    d`M${-l * 0.1} ${l * 0.8}Q0 ${l * 0.7} ${l * 0.1} ${l * 0.8}L${l * 0.12} ${l}H${-l * 0.12}Z`,
  knife: (l: number) =>
    d`M${-l * 0.035} ${l * 0.4}H${l * 0.05}V${l * 0.86}Q${l * 0.05} ${l * 0.96} ${-l * 0.03} ${l}Z`,
}

/** Tools hang from a rail, each by its own loop. */
export const drawTools = (sheet: Sheet, spec: ToolsSpec, key: string): Thing => {
  const t = toneOf(key)
  const gap = spec.length * 0.34
  const left = (-(spec.tools.length - 1) * gap) / 2
  const one = (tool: ToolsSpec['tools'][number], i: number) => {
    const at = ` transform="translate(${Math.round(left + i * gap)} 0)"`
    const metal = toneOf(tool === 'knife' || tool === 'whisk' ? 'steel' : key)
    const head = heads[tool](spec.length)
    const paint = sheet.across([
      [0, metal.lit],
      [0.5, metal.base],
      [1, metal.shade],
    ])
    const shaft = d`M0 ${spec.length * 0.05}V${spec.length * (tool === 'knife' ? 0.4 : tool === 'whisk' ? 0.58 : 0.74)}`
    const grip = rod(shaft, spec.length * (tool === 'knife' ? 0.07 : 0.042), t)
    const loop = `<circle cx="0" cy="${spec.length * 0.02}" r="${spec.length * 0.025}" fill="none" stroke="#6b4a35" stroke-width="${spec.length * 0.012}"/>`
    const end = tool === 'whisk' ? stroke(head, metal.base, spec.length * 0.012) : fill(head, paint)
    const hollow =
      tool === 'spoon'
        ? group(
            fill(head, t.shade, opacity(0.55)),
            ` transform="translate(0 ${spec.length * 0.13})scale(.78 .86)"`,
          )
        : ''
    const dark =
      tool === 'whisk' ? stroke(head, 'currentColor', spec.length * 0.012) : fill(head, 'currentColor')
    return {
      art: group(end + hollow + grip + loop, at),
      shadow: group(dark + shadowStroke(shaft, spec.length * 0.042), at),
    }
  }
  const parts = spec.tools.map(one)
  const rail = d`M${left - gap * 0.7} 0H${-left + gap * 0.7}`
  const bar = rod(rail, spec.length * 0.035, toneOf('walnut'))
  return {
    art: bar + parts.map(part => part.art).join(''),
    shadow: shadowStroke(rail, spec.length * 0.035) + parts.map(part => part.shadow).join(''),
    width: gap * spec.tools.length + gap * 0.4,
    height: spec.length,
    hangs: true,
  }
}
