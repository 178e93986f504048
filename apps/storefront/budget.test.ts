import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openAssets } from './server/assets.ts'

const kilobyte = 1024
const packed = async (...names: string[]) => {
  const { files } = await openAssets()
  return names.reduce((sum, name) => sum + files.get(name)!.packed!.length, 0)
}

test('home, category and product pages load at most 40 kB of script', async () => {
  assert.ok((await packed('shop.js', 'product.js')) <= 40 * kilobyte)
})

test('every page loads at most 20 kB of style', async () => {
  assert.ok((await packed('shop.css')) <= 20 * kilobyte)
})

test('no validator and nothing else of the API is in what browsers load', async () => {
  const { files } = await openAssets()
  for (const [name, { body }] of files)
    if (name.endsWith('.js')) assert.doesNotMatch(body.toString(), /typebox|^import /m, name)
})
