import { randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

export type DiskCache = {
  get(name: string): Promise<Uint8Array | undefined>
  put(name: string, bytes: Uint8Array): Promise<void>
}

/**
 * Files in one folder, together no larger than `maxBytes`: what was asked for longest ago goes first. What lies there
 * already is kept, in the order it was written; whoever loses a file makes it again.
 */
export function diskCache(folder: string, maxBytes: number): DiskCache {
  let known: Promise<Map<string, number>> | undefined
  let total = 0

  async function load(): Promise<Map<string, number>> {
    await mkdir(folder, { recursive: true })
    const files: { name: string; size: number; at: number }[] = []
    for (const name of await readdir(folder)) {
      const found = await stat(join(folder, name)).catch(() => undefined)
      if (name.endsWith('.draft')) await rm(join(folder, name), { force: true })
      else if (found?.isFile()) files.push({ name, size: found.size, at: found.mtimeMs })
    }
    files.sort((one, other) => one.at - other.at)
    total = files.reduce((sum, { size }) => sum + size, 0)
    return new Map(files.map(({ name, size }) => [name, size]))
  }

  const entries = (): Promise<Map<string, number>> => {
    known ??= load()
    return known
  }

  async function makeRoom(sizes: Map<string, number>): Promise<void> {
    for (const [name, size] of sizes) {
      if (total <= maxBytes) return
      sizes.delete(name)
      total -= size
      await rm(join(folder, name), { force: true })
    }
  }

  return {
    async get(name) {
      const sizes = await entries()
      const size = sizes.get(name)
      if (size === undefined) return undefined
      sizes.delete(name)
      sizes.set(name, size)
      return readFile(join(folder, name)).catch(() => {
        if (sizes.delete(name)) total -= size
        return undefined
      })
    },
    async put(name, bytes) {
      if (bytes.byteLength > maxBytes) return
      const sizes = await entries()
      const draft = join(folder, `${randomUUID()}.draft`)
      await writeFile(draft, bytes)
      await rename(draft, join(folder, name))
      total += bytes.byteLength - (sizes.get(name) ?? 0)
      sizes.delete(name)
      sizes.set(name, bytes.byteLength)
      await makeRoom(sizes)
    },
  }
}
