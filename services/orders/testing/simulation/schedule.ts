import { Crash } from '@stoa/platform/saga'
import { seeded } from './random.ts'

export type Plan = {
  readonly id: string
  readonly token: 'approve' | 'decline' | '3ds' | 'lapse'
  readonly quantity: number
  readonly coupon: boolean
  readonly giftCard: boolean
  readonly capture: 'now' | 'shipment'
}
/** Of one call. Late: its caller gives it up, and then it arrives. */
export type Trouble = 'none' | 'never' | 'unanswered' | 'late' | 'twice'
export type Happened = Record<Exclude<Trouble, 'none'> | 'killed', number>

/** Everything that a seed decides: who buys what, and what goes wrong when. */
export type Schedule = {
  readonly plans: readonly Plan[]
  readonly turns: number
  /** By how much the clock of each replica is ahead. */
  readonly skews: readonly number[]
  pick(count: number): number
  chance(share: number): boolean
  /** Throws where the process dies. */
  readonly killed: () => void
  readonly trouble: () => Trouble
  readonly happened: Happened
  /** From now on nothing goes wrong any more. */
  calm(): void
}

const tokens = ['approve', 'approve', 'approve', '3ds', '3ds', 'decline', 'lapse'] as const
const troubles = ['never', 'unanswered', 'late', 'late', 'twice'] as const

export function scheduleOf(seed: number): Schedule {
  const random = seeded(seed)
  const pick = (count: number) => Math.floor(random() * count)
  const chance = (share: number) => random() < share
  const happened = { killed: 0, never: 0, unanswered: 0, late: 0, twice: 0 }
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
    ...{ plans, pick, chance, happened, turns: 4 + pick(8), skews: [0, chance(0.5) ? pick(60_000) : 0] },
    killed: () => {
      if (calm || !chance(0.04)) return
      happened.killed += 1
      throw new Crash('killed')
    },
    trouble: () => {
      if (calm || !chance(0.15)) return 'none'
      const trouble = troubles[pick(troubles.length)]!
      happened[trouble] += 1
      return trouble
    },
    calm: () => {
      calm = true
    },
  }
}
