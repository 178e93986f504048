import type { Ids } from '@stoa/kernel/ids'

/** Counts, in the length and order of real ids: `prod_00000000000000000000000001` comes first. */
export function testIds(): Ids {
  let count = 0
  return {
    next: prefix => {
      count += 1
      return `${prefix}_${String(count).padStart(26, '0')}`
    },
  }
}
