import type { Saga } from '@stoa/platform/saga'
import type { Neighbours } from '../neighbours.ts'
import { payStep } from './pay.ts'
import { couponStep, freezeStep, reserveStep, tenderStep } from './prepare.ts'
import { captureStep, finishStep, placeStep, secureStep } from './settle.ts'
import type { Placing, PlacingBook } from './state.ts'

/** Freeze the price, hold everything, authorise, place the order; then take the money and make the holds final. */
export const checkoutSaga = <T>(
  neighbours: Pick<Neighbours, 'pricing' | 'inventory' | 'payments' | 'cart'>,
  book: PlacingBook<T>,
): Saga<Placing, T> => ({
  kind: 'checkout',
  steps: [
    freezeStep(neighbours, book),
    reserveStep(neighbours),
    couponStep(neighbours),
    tenderStep(book),
    payStep(neighbours),
    secureStep(neighbours),
    placeStep(book),
    captureStep(neighbours, book),
    finishStep(neighbours),
  ],
  pivot: 'place',
  attempts: 5,
  backoff: { baseMs: 250, maxMs: 60_000 },
  onStatus: (tx, row) => book.onStatus(tx, row),
})
