import type { Clock } from '@stoa/kernel/clock'
import { cardOf } from '../bank/card-of.ts'
import { type Charge, total } from '../bank/charge.ts'
import { newId } from '../bank/new-id.ts'
import { post } from './deliver.ts'
import { sign } from './sign.ts'

export type Target = { readonly url: string; readonly secrets: readonly string[] }
export type Delivery = {
  readonly id: string
  readonly chargeId: string
  readonly status: number
  readonly attempt: number
}
type Letter = {
  readonly id: string
  readonly chargeId: string
  readonly body: string
  attempt: number
  dueAt: number
}

export type CourierOptions = {
  readonly clock: Clock
  readonly target?: Target | undefined
  readonly delayMs: number
}

/** The whole story takes about a day: 1 s, 4 s, 16 s, … */
const attempts = 8
const lateMs = 5_000
const remembered = 200

export function startCourier({ clock, target, delayMs }: CourierOptions) {
  const waiting: Letter[] = []
  const log: Delivery[] = []
  let timer: NodeJS.Timeout | undefined
  /** When the timer goes off, so that a letter that is due later needs no look at all the others. */
  let wakesAt = Number.POSITIVE_INFINITY
  let turn: Promise<void> = Promise.resolve()

  function tell(charge: Charge): void {
    const ways = cardOf(charge.last4)?.webhooks
    if (!target || ways === 'none') return
    const dueAt = clock.now() + (ways === 'late' ? lateMs : delayMs)
    const letter = write(charge, clock.iso(), dueAt)
    // A newer event overtakes: it goes to the front, and the older one waits behind it.
    if (ways === 'reversed') waiting.unshift(letter)
    else waiting.push(letter)
    if (ways === 'twice') waiting.push({ ...letter })
    wakeAt(dueAt)
  }

  function wakeAt(at: number): void {
    if (at >= wakesAt) return
    clearTimeout(timer)
    wakesAt = at
    timer = setTimeout(() => void flush(false), Math.max(0, at - clock.now()))
    timer.unref()
  }

  function schedule(): void {
    clearTimeout(timer)
    wakesAt = Number.POSITIVE_INFINITY
    wakeAt(waiting.reduce((soonest, { dueAt }) => Math.min(soonest, dueAt), wakesAt))
  }

  function flush(everything: boolean): Promise<void> {
    turn = turn.then(async () => {
      const now = clock.now()
      const due = waiting.filter(({ dueAt }) => everything || dueAt <= now)
      for (const letter of due) {
        waiting.splice(waiting.indexOf(letter), 1)
        await deliver(letter)
      }
      schedule()
    })
    return turn
  }

  async function deliver(letter: Letter): Promise<void> {
    const { url, secrets } = target!
    const seconds = Math.floor(clock.now() / 1000)
    const signature = sign(secrets, letter.body, seconds)
    // For a shop whose contract knows no headers: `…?signature={signature}`.
    const address = url.replace('{signature}', encodeURIComponent(signature))
    const status = await post(address, letter.body, { 'testbank-signature': signature })
    log.unshift({ id: letter.id, chargeId: letter.chargeId, status, attempt: letter.attempt })
    log.length = Math.min(log.length, remembered)
    if (status >= 200 && status < 300) return
    if (letter.attempt >= attempts) return
    waiting.push({
      ...letter,
      attempt: letter.attempt + 1,
      dueAt: clock.now() + 1000 * 4 ** (letter.attempt - 1),
    })
  }

  return {
    tell,
    flush: () => flush(true),
    deliveries: (): readonly Delivery[] => log,
    async stop() {
      clearTimeout(timer)
      waiting.length = 0
      await turn
    },
  }
}

export type Courier = ReturnType<typeof startCourier>

function write(charge: Charge, createdAt: string, dueAt: number): Letter {
  const id = newId('evt')
  const data = {
    id: charge.id,
    reference: charge.reference,
    status: charge.status,
    version: charge.version,
    captured: total(charge.captures),
    refunded: total(charge.refunds),
  }
  return {
    ...{ id, chargeId: charge.id, attempt: 1, dueAt },
    body: JSON.stringify({ id, type: 'charge.changed', createdAt, data }),
  }
}
