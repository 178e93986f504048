import type { Saga } from '@stoa/platform/saga'
import type { Neighbours } from '../neighbours.ts'
import { payStep } from './pay.ts'
import { couponStep, holdStep, tenderStep } from './prepare.ts'
import { finishStep, placeStep, secureStep } from './settle.ts'
import type { Placing, PlacingBook } from './state.ts'

/** Freeze the price and hold the goods, authorise, place the order; then take the money and make the holds final. */
export const checkoutSaga = <T>(
  neighbours: Pick<Neighbours, 'pricing' | 'inventory' | 'payments' | 'cart'>,
  book: PlacingBook<T>,
): Saga<Placing, T> => ({
  kind: 'checkout',
  steps: [
    holdStep(neighbours, book),
    couponStep(neighbours),
    tenderStep(book),
    payStep(neighbours),
    secureStep(neighbours),
    placeStep(book),
    finishStep(neighbours, book),
  ],
  pivot: 'place',
  attempts: 5,
  backoff: { baseMs: 250, maxMs: 60_000 },
  onStatus: (tx, row, _call, memory) => book.onStatus(tx, row, memory),
})
