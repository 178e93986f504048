import type { Sheet } from './sheet.ts'

export type Point = readonly [x: number, y: number]

/** What a generator returns: in millimetres, standing on (0, 0), or hanging from it. */
export interface Thing {
  readonly art: string
  readonly shadow: string
  readonly width: number
  readonly height: number
  /** Where the middle of the whole lies, when a handle or a spout reaches to one side. */
  readonly centre?: number
  /** Half the width of what touches the ground. */
  readonly foot?: number
  readonly hangs?: boolean
  /** How far the nearest foot reaches below the origin, for things built in space. */
  readonly base?: number
  /** The shadow is already laid on the ground. */
  readonly flat?: boolean
  readonly glow?: readonly [x: number, y: number, radius: number]
}

export const num = (value: number): string =>
  String(Math.round(value * 10) / 10 || 0).replace(/^(-?)0\./, '$1.')

/** Path data with rounded numbers: d`M${x} ${y}`. */
export const d = (parts: TemplateStringsArray, ...values: number[]): string =>
  parts.reduce((text, part, i) => text + num(values[i - 1] ?? 0) + part)

export const fill = (path: string, paint: string, more = ''): string =>
  `<path d="${path}" fill="${paint}"${more}/>`

export const stroke = (path: string, paint: string, width: number, more = ''): string =>
  `<path d="${path}" fill="none" stroke="${paint}" stroke-width="${num(width)}" stroke-linecap="round"${more}/>`

export const opacity = (value: number): string => ` opacity="${Math.round(value * 100) / 100}"`

export const use = (shape: string, more = ''): string => `<use href="${shape}"${more}/>`

export const group = (body: string, more = ''): string => (body ? `<g${more}>${body}</g>` : '')

export const move = (body: string, x: number, y: number, scale = 1): string =>
  group(
    body,
    ` transform="translate(${num(x)} ${num(y)})${scale === 1 ? '' : `scale(${Math.round(scale * 1000) / 1000})`}"`,
  )

export const ellipse = (cx: number, cy: number, rx: number, ry: number, paint: string, more = ''): string =>
  `<ellipse cx="${num(cx)}" cy="${num(cy)}" rx="${num(rx)}" ry="${num(ry)}" fill="${paint}"${more}/>`

export const polygon = (points: readonly Point[]): string =>
  `M${points.map(([x, y]) => `${num(x)} ${num(y)}`).join('L')}Z`

/** A body painted with `paint`, whose outline also casts the shadow. */
export const solid = (sheet: Sheet, path: string, paint: string, more = '') => {
  const shape = sheet.shape(path)
  return { art: use(shape, ` fill="${paint}"${more}`), shadow: use(shape) }
}

export const shadowStroke = (path: string, width: number): string => stroke(path, 'currentColor', width)

/** Catmull-Rom through the points; a point given twice is a corner. */
export const smooth = (points: readonly Point[]): string => {
  const at = (i: number): Point => points[Math.max(0, Math.min(points.length - 1, i))] ?? [0, 0]
  let path = ''
  for (let i = 0; i < points.length - 1; i++) {
    const [a, b, c, e] = [at(i - 1), at(i), at(i + 1), at(i + 2)]
    if (b[0] === c[0] && b[1] === c[1]) continue
    const lead = a[0] === b[0] && a[1] === b[1] ? b : [b[0] + (c[0] - a[0]) / 6, b[1] + (c[1] - a[1]) / 6]
    const tail = e[0] === c[0] && e[1] === c[1] ? c : [c[0] - (e[0] - b[0]) / 6, c[1] - (e[1] - b[1]) / 6]
    path += d`C${lead[0] ?? 0} ${lead[1] ?? 0} ${tail[0] ?? 0} ${tail[1] ?? 0} ${c[0]} ${c[1]}`
  }
  return path
}
