import type { ordersContract } from '@stoa/contracts/orders'
import type { ErrorOf } from '@stoa/kernel/contract'
import { PlatformError } from '@stoa/kernel/errors'
import type { Failure } from '@stoa/platform/saga'
import type { ProblemView } from './checkout.ts'

const plain = ['total_changed', 'instrument_missing', 'tender_refused', 'payment_failed'] as const
const withProblems = ['insufficient_stock', 'coupon_refused', 'quote_refused'] as const

const isOneOf = <C extends string>(codes: readonly C[], code: string): code is C =>
  (codes as readonly string[]).includes(code)

type Refusal = ErrorOf<(typeof ordersContract)['methods']['completeCheckout']>

/** Why a checkout was undone, in the words of the method that was called. */
export function refusalOf({ code, detail, data }: Failure): Refusal {
  if (isOneOf(plain, code)) return { code, detail } as Refusal // each of these codes goes without data
  if (isOneOf(withProblems, code)) return { code, detail, data: problemsOf(data) } as Refusal // and these with it
  if (code === 'expired' || code === 'cancelled') return { code: 'checkout_closed', detail }
  if (code === 'capture_declined') return { code: 'payment_failed', detail }
  throw new PlatformError('upstream_failed', { detail, retryAfterSeconds: 5 })
}

function problemsOf(data: unknown): { problems: ProblemView[] } {
  const { problems = [] } = (data ?? {}) as { problems?: ProblemView[] }
  return {
    problems: problems.map(({ code, detail, lineId }) => ({ code, detail, ...(lineId && { lineId }) })),
  }
}
