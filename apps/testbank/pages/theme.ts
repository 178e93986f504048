/** What a shop may choose of the frame's looks. Anything that is not plainly a colour or a length is left out. */
const colour = /^(#[0-9a-fA-F]{3,8}|[a-z]{3,20})$/
const length = /^\d{1,2}(\.\d{1,3})?(px|rem|em)$/
const choices: Readonly<Record<string, { readonly property: string; readonly pattern: RegExp }>> = {
  ink: { property: '--ink', pattern: colour },
  quiet: { property: '--quiet', pattern: colour },
  line: { property: '--line', pattern: colour },
  field: { property: '--field', pattern: colour },
  accent: { property: '--accent', pattern: colour },
  problem: { property: '--problem', pattern: colour },
  radius: { property: '--radius', pattern: length },
  size: { property: '--size', pattern: length },
  gap: { property: '--gap', pattern: length },
  scheme: { property: 'color-scheme', pattern: /^(light|dark)$/ },
}

export type Theme = { readonly css: string; readonly query: string }

export function readTheme(query: URLSearchParams): Theme {
  const chosen = Object.entries(choices).flatMap(([name, { property, pattern }]) => {
    const value = query.get(name)
    return value !== null && pattern.test(value) ? [{ name, property, value }] : []
  })
  return {
    css: `:root{${chosen.map(({ property, value }) => `${property}:${value}`).join(';')}}`,
    query: new URLSearchParams(chosen.map(({ name, value }) => [name, value])).toString(),
  }
}
