import { resolve } from 'node:path'
import { parseArgs } from 'node:util'

export type BenchOptions = {
  /** Beside the shop of this size always stands one of `baseProducts`, to compare. */
  readonly products: number
  readonly rounds: number
  readonly seconds: number
  readonly quick: boolean
  readonly clients: number
  readonly folder: string | undefined
  readonly out: string | undefined
}

export const baseProducts = 1_000

const help = `node bench/main.ts [--products 100000] [--rounds 5] [--seconds 5] [--quick] [--data <folder>] [--out <folder>]

  --products  also a shop of this size, for what a large catalogue costs
  --quick     short rounds; checks half of each target; writes only with --out
  --data      keeps the filled databases there, for the next run
  --out       where the table, the plot and the JSON go; docs/bench unless --quick`

export function readOptions(args: readonly string[], root: string): BenchOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      products: { type: 'string', default: String(baseProducts) },
      rounds: { type: 'string' },
      seconds: { type: 'string' },
      quick: { type: 'boolean', default: false },
      data: { type: 'string' },
      out: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) throw new Error(help)
  const { quick } = values
  return {
    quick,
    products: count('products', values.products),
    rounds: count('rounds', values.rounds ?? (quick ? '3' : '5')),
    seconds: count('seconds', values.seconds ?? (quick ? '1' : '5')),
    clients: 16,
    folder: values.data && resolve(values.data),
    out: values.out ? resolve(values.out) : quick ? undefined : resolve(root, 'docs/bench'),
  }
}

function count(name: string, text: string): number {
  if (!/^[1-9]\d{0,6}$/.test(text)) throw new Error(`--${name} must be a whole number from 1, not '${text}'`)
  return Number(text)
}
