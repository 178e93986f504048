const browsers = [
  ['Edge', /Edg(e|A|iOS)?\//],
  ['Opera', /OPR\//],
  ['Samsung Internet', /SamsungBrowser\//],
  ['Firefox', /(Firefox|FxiOS)\//],
  ['Chrome', /(Chrome|CriOS|HeadlessChrome)\//],
  ['Safari', /Version\/.*Safari\//],
] as const
const systems = [
  ['iPhone', /iPhone/],
  ['iPad', /iPad/],
  ['Android', /Android/],
  ['Windows', /Windows NT/],
  ['Mac', /Macintosh/],
  ['ChromeOS', /CrOS/],
  ['Linux', /Linux/],
] as const

/** What a browser calls itself, as people call it: `Firefox, Android`; what says nothing known stays as it is. */
export function deviceName(agent: string): string {
  const known = [browsers, systems].flatMap(names => names.find(([, sign]) => sign.test(agent))?.[0] ?? [])
  return known.length > 0 ? known.join(', ') : agent.slice(0, 60)
}
