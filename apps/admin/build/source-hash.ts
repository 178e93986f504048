import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../../', import.meta.url))
/** What the bundle is made of: the same sources make the same folder, and no second build. */
const sources = ['apps/admin/web', 'apps/admin/build', 'apps/admin/package.json', 'contracts/client.ts']
const alsoRead = ['apps/design/tokens.css', 'kernel/money-format.ts', 'kernel/money-currency.ts']

export async function sourceHash(): Promise<string> {
  const listed = await Promise.all([...sources, ...alsoRead].map(path => filesOf(join(root, path))))
  const hash = createHash('sha256')
  for (const file of listed.flat().sort())
    hash
      .update(relative(root, file))
      .update('\0')
      .update(await readFile(file))
      .update('\0')
  return hash.digest('hex').slice(0, 16)
}

async function filesOf(path: string): Promise<string[]> {
  if (/\.[a-z]+$/.test(path)) return [path]
  const entries = await readdir(path, { withFileTypes: true, recursive: true })
  return entries.filter(entry => entry.isFile()).map(entry => join(entry.parentPath, entry.name))
}
