import { type Html, html } from '@stoa/platform/html'
import type { Visit } from '../server/visit.ts'
import type { Checkout } from './read-checkout.ts'

type Ending = Pick<Checkout, 'expiresAt' | 'reservationExpiresAt'>

/** How long the goods are held where they are, else how long the checkout is open. The script counts. */
export function countdown(
  { words }: Pick<Visit, 'words'>,
  { expiresAt, reservationExpiresAt }: Ending,
): Html {
  const { held, reserved, heldOver, reservedOver } = words.checkout
  const [until, said, over] = reservationExpiresAt
    ? [reservationExpiresAt, held, heldOver]
    : [expiresAt, reserved, reservedOver]
  return html`<p class="muted small" data-countdown="${until}" data-over="${over}" hidden>${said} <b data-left></b></p>`
}
