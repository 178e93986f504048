import { breachesOf } from './breaches.ts'
import type { Ended } from './ground.ts'
import { memoryGround } from './memory-ground.ts'
import { simulate } from './simulate.ts'

export type Seeds = { readonly from: number; readonly count: number }
export type Broken = { readonly seed: number; readonly breaches: readonly string[] }
/** How checkouts ended, and what befell them on the way: schedules that never let anybody buy would prove nothing. */
export type Tally = Record<string, number>
export type Run = { readonly tally: Tally; readonly broken: readonly Broken[] }

/** One seed after the other, in memory. */
export async function runSeeds({ from, count }: Seeds): Promise<Run> {
  const tally: Tally = {}
  const broken: Broken[] = []
  for (let seed = from; seed < from + count; seed++) {
    const ended = await simulate(seed, memoryGround())
    const breaches = breachesOf(ended)
    if (breaches.length > 0) broken.push({ seed, breaches })
    addUp(tally, tallyOf(ended))
  }
  return { tally, broken }
}

export function addUp(sums: Tally, more: Tally): void {
  for (const [name, count] of Object.entries(more)) sums[name] = (sums[name] ?? 0) + count
}

function tallyOf({ books, happened }: Ended): Tally {
  const ended = { ordered: 0, cancelled: 0, undone: 0 }
  for (const id of Object.keys(books.sagas)) {
    const status = books.orders[id.slice(0, id.indexOf(':'))]?.status
    ended[status === 'open' ? 'ordered' : status === 'cancelled' ? 'cancelled' : 'undone'] += 1
  }
  return { ...ended, ...happened }
}
