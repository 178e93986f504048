import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import { contrast } from './draw/colour.ts'

type Palette = Readonly<Record<string, string>>
const { palette }: { palette: Readonly<Record<'light' | 'dark', Palette>> } = JSON.parse(
  readFileSync(new URL('brand.json', import.meta.url), 'utf8'),
)

test('every text colour of the brand is readable on every ground of its theme', () => {
  for (const [theme, tokens] of Object.entries(palette)) {
    for (const ground of ['paper', 'surface', 'sunken']) {
      for (const text of ['ink', 'muted', 'accent', 'sale', 'ok', 'warn', 'danger', 'focus']) {
        const ratio = contrast(tokens[text] ?? '#000000', tokens[ground] ?? '#000000')
        assert.ok(ratio >= 4.5, `${theme}: ${text} on ${ground} has ${ratio.toFixed(2)}`)
      }
    }
    assert.ok(contrast(tokens.onAccent ?? '#000000', tokens.accent ?? '#000000') >= 4.5, `${theme}: onAccent`)
  }
})

test('both themes name the same tokens', () => {
  assert.deepEqual(Object.keys(palette.light), Object.keys(palette.dark))
})
