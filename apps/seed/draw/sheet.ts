export type Stop = readonly [offset: number, colour: string, opacity?: number]

/** Collects what a drawing shares: gradients, shapes used twice (a thing and its shadow), clips, patterns. */
export interface Sheet {
  readonly across: (stops: readonly Stop[]) => string
  readonly down: (stops: readonly Stop[]) => string
  readonly radial: (stops: readonly Stop[], cx?: number, cy?: number) => string
  readonly shape: (d: string) => string
  readonly clip: (body: string) => string
  readonly pattern: (w: number, h: number, body: string, transform?: string) => string
  readonly defs: () => string
}

const stopTag = ([offset, colour, opacity]: Stop): string =>
  `<stop offset="${offset}" stop-color="${colour}"${opacity === undefined ? '' : ` stop-opacity="${opacity}"`}/>`

const stopTags = (stops: readonly Stop[]) => stops.map(stopTag).join('')

export const createSheet = (): Sheet => {
  const ids = new Map<string, string>()
  const define = (tag: string, attributes: string, body: string) => {
    const key = `${tag}|${attributes}|${body}`
    const known = ids.get(key)
    if (known) return known
    const id = `a${ids.size.toString(36)}`
    ids.set(key, id)
    return id
  }
  const render = ([key, id]: [string, string]) => {
    const [tag = '', attributes = '', ...body] = key.split('|')
    return `<${tag} id="${id}"${attributes}>${body.join('|')}</${tag}>`
  }
  return {
    across: stops => `url(#${define('linearGradient', '', stopTags(stops))})`,
    down: stops => `url(#${define('linearGradient', ' x2="0" y2="1"', stopTags(stops))})`,
    radial: (stops, cx = 0.5, cy = 0.5) =>
      `url(#${define('radialGradient', ` cx="${cx}" cy="${cy}" r=".5"`, stopTags(stops))})`,
    shape: d => `#${define('path', ` d="${d}"`, '')}`,
    clip: body => `url(#${define('clipPath', '', body)})`,
    pattern: (w, h, body, transform) => {
      const turn = transform ? ` patternTransform="${transform}"` : ''
      return `url(#${define('pattern', ` width="${w}" height="${h}" patternUnits="userSpaceOnUse"${turn}`, body)})`
    },
    defs: () => `<defs>${[...ids].map(render).join('').replaceAll('></path>', '/>')}</defs>`,
  }
}
