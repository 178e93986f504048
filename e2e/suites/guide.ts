import assert from 'node:assert/strict'
import { execFile, spawnSync } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { it } from 'node:test'
import { promisify } from 'node:util'
import type { Shop } from '../topologies/shop.ts'

const guide = new URL('../../docs/guides/buying.md', import.meta.url)
const missing = ['curl', 'jq'].filter(tool => spawnSync(tool, ['--version']).error)

/** The shell blocks of the guide are one script, run as a reader would. */
export function guideSuite(shop: Shop): void {
  const skip = missing.length > 0 && `needs ${missing.join(' and ')}`
  it('the guide to buying over the API runs as it is written', { skip }, async () => {
    const blocks = [...(await readFile(guide, 'utf8')).matchAll(/^```sh\n(.*?)^```$/gms)]
    const script = blocks.map(([, block]) => block).join('')
    const env = { ...process.env, SHOP: shop.url.replace(/\/$/, '') }
    const { stdout } = await promisify(execFile)('sh', ['-euc', script], { env, timeout: 60_000 })
    assert.match(stdout, /order-placed/)
    // The decline, the order that is paid, and the one that is given back.
    assert.equal(stdout.match(/^true$/gm)?.length, 3, stdout)
  })
}
