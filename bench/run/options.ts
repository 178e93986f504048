import { resolve } from 'node:path'
import { parseArgs } from 'node:util'

export type BenchOptions = {
  /** Beside the shop of this size always stands one of `baseProducts`, to compare. */
  readonly products: number
  readonly rounds: number
  readonly seconds: number
  readonly quick: boolean
  readonly parts: readonly Part[]
  readonly clients: number
  readonly folder: string | undefined
  /** The guide whose measured part is replaced. */
  readonly out: string | undefined
}

/** What can be measured by itself: the reads and reservations of a catalogue, what buyers do, and the shop's pages. */
export const parts = ['catalogue', 'journey', 'pages'] as const
export type Part = (typeof parts)[number]

export const baseProducts = 1_000

export const help = `npm run bench -- [--products 100000] [--rounds 5] [--seconds 3] [--data <folder>] [--only catalogue|journey|pages] [--dry-run] [--quick]

  --products  a shop of this size beside one of ${baseProducts}, for what a large catalogue costs
  --rounds    how often everything is measured, for --seconds each
  --data      keeps the filled databases there, for the next run
  --only      one of the parts: journey takes about three minutes, pages one
  --dry-run   prints and writes nothing
  --quick     a minute for CI: the small shop alone, half of each target, writes nothing`

export function readOptions(args: readonly string[], root: string): BenchOptions {
  const values = parsed(args)
  const { quick } = values
  return {
    quick,
    parts: quick && !values.only ? ['catalogue'] : partsOf(values.only),
    products: count('products', values.products ?? (quick ? String(baseProducts) : '100000')),
    rounds: count('rounds', values.rounds ?? (quick ? '3' : '5')),
    seconds: count('seconds', values.seconds ?? (quick ? '1' : '3')),
    clients: 16,
    folder: values.data && resolve(values.data),
    out: quick || values['dry-run'] ? undefined : resolve(root, 'docs/guides/performance.md'),
  }
}

function partsOf(only: string | undefined): readonly Part[] {
  if (only === undefined) return parts
  const part = parts.find(name => name === only)
  if (!part) throw new Error(`--only takes ${parts.join(' or ')}, not '${only}'`)
  return [part]
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        products: { type: 'string' },
        rounds: { type: 'string' },
        seconds: { type: 'string' },
        data: { type: 'string' },
        only: { type: 'string' },
        quick: { type: 'boolean', default: false },
        'dry-run': { type: 'boolean', default: false },
      },
    }).values
  } catch (error) {
    throw new Error(`${(error as Error).message.split('. ')[0]}\n\n${help}`)
  }
}

function count(name: string, text: string): number {
  if (!/^[1-9]\d{0,6}$/.test(text)) throw new Error(`--${name} must be a whole number from 1, not '${text}'`)
  return Number(text)
}
