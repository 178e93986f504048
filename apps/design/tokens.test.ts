import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import brand from '@stoa/app-seed/brand.json' with { type: 'json' }
import { awayLook } from './away-look.ts'
import { tokensCss } from './tokens-css.ts'

test('the committed tokens are those of the brand', async () => {
  const committed = await readFile(new URL('./tokens.css', import.meta.url), 'utf8')
  assert.equal(committed, tokensCss(brand), 'run `node apps/design/main.ts`')
})

test('the page that the gateway keeps for when nobody renders pages is in the colours of the brand', async () => {
  const kept = new URL('../../services/gateway/pages/away-look.json', import.meta.url)
  assert.equal(await readFile(kept, 'utf8'), awayLook(brand), 'run `node apps/design/main.ts`')
})

test('both palettes name the same colours, so no token lacks a theme', () => {
  assert.deepEqual(Object.keys(brand.palette.light).sort(), Object.keys(brand.palette.dark).sort())
})

test('text can be read: 4.5 to 1 against every ground it stands on, in both themes', () => {
  for (const [theme, colours] of Object.entries(brand.palette))
    for (const ground of ['paper', 'surface'] as const)
      for (const text of ['ink', 'muted', 'accent', 'ok', 'warn', 'danger'] as const) {
        const ratio = contrast(colours[text], colours[ground])
        assert.ok(ratio >= 4.5, `${theme}: ${text} on ${ground} is ${ratio.toFixed(2)}`)
      }
})

function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (light! + 0.05) / (dark! + 0.05)
}

function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map(at => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!
}
