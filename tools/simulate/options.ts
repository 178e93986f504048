import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'

export type Options = { readonly from: number; readonly seeds: number; readonly threads: number }

const natural = (name: string, value: string): number => {
  const number = Number(value)
  if (!Number.isSafeInteger(number) || number < 1)
    throw new Error(`--${name} ${value}: write a whole number from 1 on, like --${name} 1000`)
  return number
}

/** `--seed 42` is that one; else `--seeds` many of them from `--from` on, spread over `--threads`. */
export function optionsOf(args: readonly string[]): Options {
  const text = { type: 'string' } as const
  const { values } = parseArgs({
    args: [...args],
    options: { seed: text, from: text, seeds: text, threads: text },
  })
  if (values.seed !== undefined) return { from: natural('seed', values.seed), seeds: 1, threads: 1 }
  return {
    from: natural('from', values.from ?? '1'),
    seeds: natural('seeds', values.seeds ?? '1000000'),
    threads: natural('threads', values.threads ?? String(availableParallelism())),
  }
}
