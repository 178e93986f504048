import { loadPrices } from '@stoa/app-seed/load/load-prices'
import { loadProducts } from '@stoa/app-seed/load/load-products'
import { loadShelves } from '@stoa/app-seed/load/load-shelves'
import { loadOptions } from '@stoa/app-seed/load/seed-shop'
import { startProcess } from '@stoa/fleet/process'
import { services } from '@stoa/fleet/services'
import { benchProducts } from './bench-products.ts'

export type FillOptions = {
  readonly databaseUrl: string
  readonly secret: (name: string) => string
  readonly products: number
  /** Only where something is reserved. */
  readonly stock: boolean
  readonly print: (line: string) => void
  readonly signal: AbortSignal
}

/** The same bulk path as the seed's, by a process that ends before anything is measured. */
export async function fillShop({
  databaseUrl,
  secret,
  products,
  stock,
  print,
  signal,
}: FillOptions): Promise<void> {
  const topology = Object.fromEntries(Object.keys(services).map(name => [name, 'local'] as const))
  const shop = await startProcess({ name: 'fill', topology, env: process.env, databaseUrl, secret })
  try {
    await loadShelves(shop.composition)
    await loadPrices(shop.composition, shop.clock)
    const progress = progressOf(products, print)
    const options = { ...loadOptions(shop, process.env, progress), stock }
    await loadProducts(benchProducts(products), options, signal)
    signal.throwIfAborted()
    await shop.workers.drain()
  } finally {
    await shop.stop([], { noticeMs: 0, graceMs: 1_000 })
  }
}

function progressOf(products: number, print: (line: string) => void): (done: number) => void {
  let told = 0
  return done => {
    if (done < products && done - told < products / 10) return
    told = done
    print(`  ${done} of ${products} products`)
  }
}
