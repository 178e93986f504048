import brand from '@stoa/app-seed/brand.json' with { type: 'json' }

type Palette = Readonly<Record<string, string>>

/** The design tokens of both web applications come from the brand's one file; here as custom properties. */
export function tokensCss(): string {
  const { palette, typeface, shape } = brand
  const light: Palette = palette.light
  const dark: Palette = palette.dark
  const colours = Object.entries(light).map(
    ([name, value]) => `  --${kebab(name)}: light-dark(${value}, ${dark[name] ?? value});`,
  )
  const type = Object.entries(typeface.use).flatMap(([name, { weight, tracking, lineHeight }]) => [
    `  --${name}-weight: ${weight};`,
    `  --${name}-tracking: ${tracking};`,
    `  --${name}-line: ${lineHeight};`,
  ])
  return [
    ':root {',
    ...colours,
    ...type,
    `  --typeface: 'Brand', ${typeface.fallback};`,
    `  --radius: ${shape.radius};`,
    `  --radius-large: ${shape.radiusLarge};`,
    '}',
    '',
  ].join('\n')
}

const kebab = (name: string): string => name.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)
