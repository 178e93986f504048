import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import { pictureFolder } from '../picture-folder.ts'
import { drawAll } from './draw-all.ts'

test('drawing again gives the committed bytes', () => {
  for (const { file, svg } of drawAll()) {
    assert.ok(
      svg === readFileSync(`${pictureFolder}${file}`, 'utf8'),
      `${file} differs: run node apps/seed/draw/main.ts`,
    )
  }
})

test('no two pictures are the same', () => {
  const seen = new Map<string, string>()
  for (const { file, svg } of drawAll()) {
    assert.equal(seen.get(svg), undefined, `${file} equals ${seen.get(svg)}`)
    seen.set(svg, file)
  }
})
