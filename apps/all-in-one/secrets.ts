import { randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { description } from '@stoa/fleet/description'

export type ShopSecrets = { readonly get: (name: string) => string }

/** Every secret that the fleet names, and those of the house; made at first start, for their owner's eyes only. */
export async function openSecrets(dataDir: string): Promise<ShopSecrets> {
  const folder = join(dataDir, 'secrets')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const names = new Set([...description.workloads.flatMap(({ secrets }) => secrets), 'ADMIN_API_KEY'])
  const values = new Map(
    await Promise.all([...names].map(async name => [name, await openSecret(folder, name)] as const)),
  )
  return {
    get(name) {
      const value = values.get(name)
      if (value === undefined) throw new Error(`no manifest names the secret ${name}`)
      return value
    },
  }
}

async function openSecret(folder: string, name: string): Promise<string> {
  const file = join(folder, name)
  await writeFile(file, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error
    },
  )
  const value = (await readFile(file, 'utf8')).trim()
  if (value.length < 20) throw new Error(`${file} holds no usable secret: delete it and start again`)
  return value
}
