import type { Estimate } from './estimate.ts'

export type Difference = { what: string; before: number; after: number; delta: number }
type Comparable = Pick<Estimate, 'lines'>

/** Addresses are the identity of a line: the same one at another price is a change, not a new thing. */
function byAddress({ lines }: Comparable): Map<string, number> {
  const sums = new Map<string, number>()
  for (const { address, stack, usd } of lines) {
    const key = `${stack}: ${address}`
    sums.set(key, (sums.get(key) ?? 0) + usd)
  }
  return sums
}

const noticeable = 0.005

export function compare(before: Comparable, after: Comparable): Difference[] {
  const [old, now] = [byAddress(before), byAddress(after)]
  return [...new Set([...old.keys(), ...now.keys()])]
    .map(what => ({ what, before: old.get(what) ?? 0, after: now.get(what) ?? 0 }))
    .map(change => ({ ...change, delta: change.after - change.before }))
    .filter(({ delta }) => Math.abs(delta) >= noticeable)
    .sort((a, b) => Math.abs(b.delta) - Math.abs(a.delta))
}
