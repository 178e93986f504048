import { Crash, type Probe } from '@stoa/platform/saga'
import type { Faults } from '../neighbours.ts'
import { seeded } from './random.ts'

export type Plan = {
  readonly id: string
  readonly token: 'approve' | 'decline' | '3ds' | 'lapse'
  readonly quantity: number
  readonly coupon: boolean
  readonly giftCard: boolean
  readonly capture: 'now' | 'shipment'
}

/** Everything that a seed decides: who buys what, and what goes wrong when. */
export type Schedule = {
  readonly plans: readonly Plan[]
  readonly turns: number
  pick(count: number): number
  chance(share: number): boolean
  readonly probe: Probe
  readonly faults: Faults
  /** From now on nothing goes wrong any more. */
  calm(): void
}

const tokens = ['approve', 'approve', 'approve', '3ds', '3ds', 'decline', 'lapse'] as const

export function scheduleOf(seed: number): Schedule {
  const random = seeded(seed)
  const pick = (count: number) => Math.floor(random() * count)
  const chance = (share: number) => random() < share
  let calm = false
  const plans = Array.from(
    { length: 1 + pick(3) },
    (_, i): Plan => ({
      ...{ id: `chk_${String(seed * 10 + i).padStart(26, '0')}`, token: tokens[pick(tokens.length)]! },
      ...{ quantity: 1 + pick(2), coupon: chance(0.4), giftCard: chance(0.3) },
      capture: chance(0.8) ? 'now' : 'shipment',
    }),
  )
  return {
    ...{ plans, pick, chance, turns: 4 + pick(8) },
    probe: () => {
      if (!calm && chance(0.06)) throw new Crash('killed')
    },
    faults: () => {
      if (calm || !chance(0.12)) return 'none'
      return chance(0.5) ? 'before' : 'after'
    },
    calm: () => {
      calm = true
    },
  }
}
