type Use = { readonly weight: number; readonly tracking: string; readonly lineHeight: number }
type Palette = Readonly<Record<string, string>>

/** What `brand.json` says of how things look. */
export type Brand = {
  readonly typeface: {
    readonly family: string
    readonly fallback: string
    readonly use: Readonly<Record<string, Use>>
  }
  readonly palette: { readonly light: Palette; readonly dark: Palette }
  readonly shape: {
    readonly radius: string
    readonly radiusLarge: string
    readonly picture: string
    readonly grid: string
  }
}

const kebab = (name: string): string => name.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)

/** Each colour is one variable for both themes: `color-scheme` chooses, so a theme is one attribute of the page. */
export function tokensCss({ typeface, palette, shape }: Brand): string {
  const colours = Object.entries(palette.light).map(
    ([name, light]) => `--${kebab(name)}: light-dark(${light}, ${palette.dark[name]});`,
  )
  const uses = Object.entries(typeface.use).flatMap(([name, use]) => [
    `--${name}-weight: ${use.weight};`,
    `--${name}-tracking: ${use.tracking};`,
    `--${name}-leading: ${use.lineHeight};`,
  ])
  const rest = [
    `--font: "${typeface.family}", ${typeface.fallback.replaceAll("'", '"')};`,
    `--radius: ${shape.radius};`,
    `--radius-large: ${shape.radiusLarge};`,
    `--picture: ${shape.picture};`,
    `--grid: ${shape.grid};`,
  ]
  return [
    '/* Made from the brand by `node apps/design/main.ts`. */',
    block(':root', ['color-scheme: light dark;', ...colours, ...uses, ...rest]),
    block(':root[data-theme="light"]', ['color-scheme: light;']),
    block(':root[data-theme="dark"]', ['color-scheme: dark;']),
    '',
  ].join('\n')
}

const block = (selector: string, lines: readonly string[]): string =>
  `${selector} {\n${lines.map(line => `  ${line}`).join('\n')}\n}`
