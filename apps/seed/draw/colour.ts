export interface Tone {
  readonly base: string
  readonly lit: string
  readonly glow: string
  readonly shade: string
  readonly deep: string
}

/** One light for the whole brand: warm where the sun falls, plum-brown where it does not. */
const sun = '#fff1d8'
const dusk = '#2c1b2b'

const channels = (hex: string) => [1, 3, 5].map(at => Number.parseInt(hex.slice(at, at + 2), 16))

export const mix = (from: string, to: string, share: number): string => {
  const target = channels(to)
  const mixed = channels(from).map((value, i) => Math.round(value + ((target[i] ?? 0) - value) * share))
  return `#${mixed.map(value => value.toString(16).padStart(2, '0')).join('')}`
}

export const tone = (base: string): Tone => ({
  base,
  lit: mix(base, sun, 0.3),
  glow: mix(base, sun, 0.62),
  shade: mix(base, dusk, 0.24),
  deep: mix(base, dusk, 0.46),
})

export const luminance = (hex: string): number => {
  const [r = 0, g = 0, b = 0] = channels(hex).map(value => {
    const share = value / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

export const contrast = (one: string, other: string): number => {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}
