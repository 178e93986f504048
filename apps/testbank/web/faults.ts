import { sleep } from '@stoa/kernel/clock'
import type { OperationKind, TestCard } from '../bank/cards.ts'
import { Cut } from './answer.ts'

export type Fault = { readonly at: OperationKind; readonly when: 'before' | 'after'; times: number }

/** Trouble that a card brings, or that a test has ordered. */
export function createFaults() {
  const cut = new Set<string>()
  const ordered: Fault[] = []
  let outage = false

  function takeOrdered(at: OperationKind, when: Fault['when']): boolean {
    const fault = ordered.find(one => one.at === at && one.when === when && one.times > 0)
    if (fault) fault.times -= 1
    return fault !== undefined
  }

  const cutByCard = (key: string, at: OperationKind, when: Fault['when'], card: TestCard | undefined) => {
    if (card?.cut?.at !== at || card.cut.when !== when || cut.has(key)) return false
    cut.add(key)
    return true
  }

  return {
    order: (fault: Fault) => void ordered.push(fault),
    setOutage: (on: boolean) => {
      outage = on
    },
    assertOpen() {
      if (outage) throw new Cut()
    },
    /** Around an operation; what is cut after its effect has had it. */
    async around<T>(key: string, at: OperationKind, card: TestCard | undefined, work: () => T): Promise<T> {
      if (takeOrdered(at, 'before') || cutByCard(key, at, 'before', card)) throw new Cut()
      if (card?.delayMs && at === 'charge') await sleep(card.delayMs)
      const result = work()
      if (takeOrdered(at, 'after') || cutByCard(key, at, 'after', card)) throw new Cut()
      return result
    },
    reset() {
      cut.clear()
      ordered.length = 0
      outage = false
    },
  }
}

export type Faults = ReturnType<typeof createFaults>
