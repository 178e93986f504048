import { join } from 'node:path'
import { description } from '@stoa/fleet/description'
import { fileSecrets } from '@stoa/platform/secrets'

export type ShopSecrets = { readonly get: (name: string) => string }

const ofTheHouse = ['ADMIN_API_KEY', 'OWNER_PASSWORD']

/** Every secret that the fleet names, and the house's own, made at first start in the data folder, for its owner's eyes only. */
export async function openSecrets(dataDir: string): Promise<ShopSecrets> {
  const store = fileSecrets(join(dataDir, 'secrets'))
  const names = new Set([...ofTheHouse, ...description.workloads.flatMap(({ secrets }) => secrets)])
  const values = new Map(
    await Promise.all([...names].map(async name => [name, (await store.ensure(name)).reveal()] as const)),
  )
  return {
    get(name) {
      const value = values.get(name)
      if (value === undefined) throw new Error(`no manifest names the secret ${name}`)
      return value
    },
  }
}
