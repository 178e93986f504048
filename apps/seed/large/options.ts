import { parseArgs } from 'node:util'

const usage = 'npm run seed -- --products 100000'
const most = 1_000_000

export class UsageError extends Error {}

/** How many products the shop shall have when the seed is done; the same command goes on where it was stopped. */
export function readSeedOptions(args: readonly string[]): { readonly products: number } {
  const { products } = parsed(args)
  if (products === undefined) throw new UsageError(`say how many products: ${usage}`)
  if (!/^[1-9]\d*$/.test(products) || Number(products) > most)
    throw new UsageError(`--products must be a whole number from 1 to ${most}, not '${products}'`)
  return { products: Number(products) }
}

function parsed(args: readonly string[]): { products?: string } {
  try {
    return parseArgs({ args: [...args], options: { products: { type: 'string' } } }).values
  } catch (error) {
    throw new UsageError(`${(error as Error).message.split('. ')[0]}. It takes one option: ${usage}`)
  }
}
