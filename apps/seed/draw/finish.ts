import { readFileSync } from 'node:fs'
import type { SeedColour } from '../types.ts'
import { type Tone, tone } from './colour.ts'

const colours: readonly SeedColour[] = JSON.parse(
  readFileSync(new URL('../catalogue/colours.json', import.meta.url), 'utf8'),
)

export const hexOf = (key: string): string => {
  const colour = colours.find(each => each.key === key)
  if (!colour) throw new Error(`colour "${key}" is not in catalogue/colours.json`)
  return colour.hex
}

export const toneOf = (key: string): Tone => tone(hexOf(key))
