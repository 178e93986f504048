import type { Call } from '@stoa/kernel/call'
import type { Clock } from '@stoa/kernel/clock'

type Ask<Q, A> = (asked: Q, call: Call) => Promise<A>
type Options = {
  readonly clock: Pick<Clock, 'now'>
  readonly patienceMs: number
  readonly report: (error: unknown) => void
}

/** Who has just failed is not waited for by every cart: so long it rests. */
const restMs = 5_000

/**
 * What somebody else knows, while they answer in time and in sense; otherwise what we know ourselves. Nobody's cart
 * waits for a supplier that hangs.
 */
export function orOwn<Q, A>(
  theirs: Ask<Q, A>,
  holds: (answer: A, asked: Q) => boolean,
  { clock, patienceMs, report }: Options,
): (own: Ask<Q, A>) => Ask<Q, A> {
  let restsUntil = 0
  return own => async (asked, call) => {
    if (clock.now() < restsUntil) return own(asked, call)
    try {
      const answer = await inTime(patienceMs, call, timed => theirs(asked, timed))
      if (holds(answer, asked)) return answer
      throw new Error('the answer does not fit what was asked')
    } catch (error) {
      restsUntil = clock.now() + restMs
      report(error)
      return own(asked, call)
    }
  }
}

async function inTime<A>(patienceMs: number, call: Call, ask: (call: Call) => Promise<A>): Promise<A> {
  const patience = AbortSignal.timeout(patienceMs)
  // Who hangs does not listen to the signal either.
  const late = new Promise<never>((_resolve, reject) =>
    patience.addEventListener('abort', () => reject(patience.reason)),
  )
  const signal = call.signal ? AbortSignal.any([call.signal, patience]) : patience
  return Promise.race([ask({ ...call, signal }), late])
}
