import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { costDir } from '../paths.ts'

type Group = {
  name: string
  unit: string
  asOf: string
  source: string
  prices: Record<string, number>
  freePerMonth?: Record<string, number>
}
export type PriceFile = {
  region: string
  hoursPerMonth: number
  asOf: string
  groups: Group[]
  discounts: Record<string, number | string>
  gravitonSibling: Record<string, string>
}
export type Price = { usd: number; free: number; asOf: string; source: string }
export type Prices = {
  file: PriceFile
  find(key: string): Price | undefined
  discount(name: string): number
}

export function indexPrices(file: PriceFile): Prices {
  const index = new Map<string, Price>()
  for (const { name, asOf, source, prices, freePerMonth = {} } of file.groups)
    for (const [key, usd] of Object.entries(prices))
      index.set(`${name}.${key}`, { usd, free: freePerMonth[key] ?? 0, asOf, source })
  const spot = Number(file.discounts['ec2-spot'])
  const find = (key: string): Price | undefined => {
    const onDemand = key.endsWith('.spot') ? index.get(key.slice(0, -'.spot'.length)) : undefined
    return onDemand ? { ...onDemand, usd: onDemand.usd * (1 - spot) } : index.get(key)
  }
  return {
    file,
    find,
    discount: name => {
      const value = file.discounts[name]
      if (typeof value !== 'number') throw new Error(`the price table has no discount '${name}'`)
      return value
    },
  }
}

export function loadPrices(path = join(costDir, 'prices', 'us-east-1.json')): Prices {
  return indexPrices(JSON.parse(readFileSync(path, 'utf8')) as PriceFile)
}
