/** What a test card makes happen. A card without a trait is approved and well behaved. */
export type Traits = {
  readonly decline?: Decline
  /** 3-D Secure: asked of the buyer, refused whatever they answer, or declined after they passed. */
  readonly secure?: 'asked' | 'refused' | 'declined'
  /** The connection is cut once, before or after the effect, at this operation. */
  readonly cut?: { readonly at: OperationKind; readonly when: 'before' | 'after' }
  readonly delayMs?: number
  readonly webhooks?: 'twice' | 'reversed' | 'late' | 'none'
  readonly refuses?: 'capture' | 'refund' | 'renewal'
  /** The authorisation lapses after so many seconds. */
  readonly holdsSeconds?: number
}
export type OperationKind = 'charge' | 'capture' | 'void' | 'refund' | 'renew'
export type Decline = { readonly code: string; readonly detail: string; readonly retry: boolean }
export type TestCard = { readonly number: string; readonly group: string; readonly what: string } & Traits

const decline = (code: string, detail: string, retry = true): Traits => ({ decline: { code, detail, retry } })

export const cards: readonly TestCard[] = [
  { number: '4242424242424242', group: 'Approved', what: 'Approved at once' },
  { number: '5555555555554444', group: 'Approved', what: 'Approved at once, another brand' },
  { number: '378282246310005', group: 'Approved', what: 'Approved at once, with a four-digit code' },

  {
    number: '4000000000000002',
    group: 'Declined',
    what: 'Declined without a reason',
    ...decline('card_declined', 'The card was declined'),
  },
  {
    number: '4000000000009995',
    group: 'Declined',
    what: 'Not enough money',
    ...decline('insufficient_funds', 'There is not enough money on the account'),
  },
  {
    number: '4000000000000069',
    group: 'Declined',
    what: 'Expired',
    ...decline('expired_card', 'The card has expired'),
  },
  {
    number: '4000000000000127',
    group: 'Declined',
    what: 'Wrong security code',
    ...decline('incorrect_cvc', 'The security code is not right'),
  },
  {
    number: '4000000000000119',
    group: 'Declined',
    what: 'The bank could not process it; later it may',
    ...decline('processing_error', 'The bank could not process the payment'),
  },
  {
    number: '4000000000009979',
    group: 'Declined',
    what: 'Reported stolen: no other try will help',
    ...decline('stolen_card', 'The card was declined', false),
  },

  {
    number: '4000002500003155',
    group: '3-D Secure',
    what: 'Asks the buyer; approved when they confirm',
    secure: 'asked',
  },
  {
    number: '4000008400001629',
    group: '3-D Secure',
    what: 'Asks the buyer; declined although they confirm',
    secure: 'declined',
  },
  {
    number: '4000008400001280',
    group: '3-D Secure',
    what: 'Asks the buyer; the identity check fails whatever they do',
    secure: 'refused',
  },

  {
    number: '4000000000000341',
    group: 'Later',
    what: 'Approved, but a capture is refused',
    refuses: 'capture',
  },
  {
    number: '4000000000005126',
    group: 'Later',
    what: 'Approved and captured, but a refund is refused',
    refuses: 'refund',
  },
  {
    number: '4000000000000259',
    group: 'Later',
    what: 'Approved; the authorisation lapses after one second and is not renewed',
    holdsSeconds: 1,
    refuses: 'renewal',
  },
  {
    number: '4000000000000267',
    group: 'Later',
    what: 'Approved; the authorisation lapses after two days, but can be renewed',
    holdsSeconds: 172_800,
  },

  {
    number: '4000000000000077',
    group: 'Webhooks',
    what: 'Every event is told twice',
    webhooks: 'twice',
  },
  {
    number: '4000000000000093',
    group: 'Webhooks',
    what: 'Newer events are told before older ones',
    webhooks: 'reversed',
  },
  { number: '4000000000000184', group: 'Webhooks', what: 'Events are told late', webhooks: 'late' },
  { number: '4000000000000192', group: 'Webhooks', what: 'No event is ever told', webhooks: 'none' },

  { number: '4000000000000200', group: 'Trouble', what: 'Approved after two seconds', delayMs: 2000 },
  {
    number: '4000000000000218',
    group: 'Trouble',
    what: 'The line is cut before the bank has done anything; the next try works',
    cut: { at: 'charge', when: 'before' },
  },
  {
    number: '4000000000000226',
    group: 'Trouble',
    what: 'Authorised, but the line is cut before the answer',
    cut: { at: 'charge', when: 'after' },
  },
  {
    number: '4000000000000234',
    group: 'Trouble',
    what: 'Captured, but the line is cut before the answer',
    cut: { at: 'capture', when: 'after' },
  },
  {
    number: '4000000000000242',
    group: 'Trouble',
    what: 'Refunded, but the line is cut before the answer',
    cut: { at: 'refund', when: 'after' },
  },
]

export const findCard = (number: string): TestCard | undefined => cards.find(card => card.number === number)
