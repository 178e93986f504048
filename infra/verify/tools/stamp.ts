import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Makes a thing again only when the files that pin it changed. */
export async function whenPinChanged(
  bin: string,
  name: string,
  pins: string[],
  make: () => Promise<void>,
): Promise<boolean> {
  const hash = createHash('sha256')
  for (const pin of pins) hash.update(readFileSync(pin))
  const want = hash.digest('hex')
  const stamp = join(bin, `.${name}.pin`)
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === want) return false
  mkdirSync(bin, { recursive: true })
  await make()
  writeFileSync(stamp, want)
  return true
}
