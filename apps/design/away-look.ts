import type { Brand } from './tokens-css.ts'

const needed = ['paper', 'ink', 'muted', 'line', 'accent', 'on-accent', 'focus', 'sunken'] as const

/** The little that a page needs which stands alone: nothing else can be loaded while the pages' process is down. */
export function awayLook({ name, typeface, palette }: Brand & { readonly name: string }): string {
  const camel = (token: string) => token.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())
  const colours = needed.map(token => {
    const [light, dark] = [palette.light[camel(token)]!, palette.dark[camel(token)]!]
    return [token, `light-dark(${light}, ${dark})`] as const
  })
  const look = { name, font: typeface.fallback.replaceAll("'", '"'), colours: Object.fromEntries(colours) }
  return `${JSON.stringify(look, null, 2)}\n`
}
