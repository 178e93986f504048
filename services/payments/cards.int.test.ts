import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { unwrap } from '@stoa/kernel/result'
import { findBreaches } from './invariants.ts'
import { openTill } from './testing/open-till.ts'

const till = await openTill({ after })
const { api, bank, inbox, call, eur } = till

/** How far a payment with each card comes, and why no further. */
const ends: Readonly<Record<string, string>> = {
  '4242424242424242': 'refunded 1500',
  '5555555555554444': 'refunded 1500',
  '378282246310005': 'refunded 1500',
  '4000000000000002': 'failed card_declined',
  '4000000000009995': 'failed insufficient_funds',
  '4000000000000069': 'failed expired_card',
  '4000000000000127': 'failed incorrect_cvc',
  '4000000000000119': 'failed processing_error',
  '4000000000009979': 'failed stolen_card',
  '4000002500003155': 'refunded 1500',
  '4000008400001629': 'failed card_declined',
  '4000008400001280': 'failed authentication_failed',
  '4000000000000341': 'authorised, capture declined',
  '4000000000005126': 'captured, refund declined',
  '4000000000000259': 'expired',
  '4000000000000267': 'refunded 1500',
  '4000000000000077': 'refunded 1500',
  '4000000000000093': 'refunded 1500',
  '4000000000000184': 'refunded 1500',
  '4000000000000192': 'refunded 1500',
  '4000000000000200': 'refunded 1500',
  '4000000000000218': 'refunded 1500',
  '4000000000000226': 'refunded 1500',
  '4000000000000234': 'refunded 1500',
  '4000000000000242': 'refunded 1500',
}

async function* bytes(body: Buffer): AsyncIterable<Uint8Array> {
  yield body
}
/** Hands over what the bank has to tell, as it tells it: twice, late or the wrong way round. */
async function hearTheBank(): Promise<void> {
  await bank.flush()
  for (const { body, signature } of inbox.letters.splice(0)) {
    const heard = { ...call(), body: bytes(body) }
    unwrap(await api.receiveWebhook({ provider: 'testbank', signature }, heard))
  }
  await till.drain()
}
const confirm = (url: string) =>
  fetch(url, { method: 'POST', body: new URLSearchParams({ do: 'confirm' }), redirect: 'manual' })

type Answer = { ok: true } | { ok: false; error: { code: string } }
/** A cut line is an outcome that nobody knows: the same call again finds out. */
async function surely(work: () => Promise<Answer>): Promise<string> {
  const first = await work()
  const answer = !first.ok && first.error.code === 'outcome_unknown' ? await work() : first
  return answer.ok ? 'done' : answer.error.code
}

async function payWith(card: string): Promise<string> {
  const { id: paymentId } = await till.create({ card })
  await surely(() => api.authorise({ paymentId, operationId: 'a' }, call()))
  const { action } = await till.get(paymentId)
  if (action) await confirm(action.url)
  await hearTheBank()
  const { status, failure } = unwrap(await api.refreshPayment({ paymentId }, call()))
  if (status !== 'authorised') return `${status} ${failure?.code ?? ''}`.trim()
  if (card.endsWith('0259')) return lapse(paymentId)
  const captured = await surely(() => api.capture({ paymentId, operationId: 'c' }, call()))
  if (captured !== 'done') return `authorised, capture ${captured}`
  const refund = { paymentId, operationId: 'r', amount: eur(1500) }
  const refunded = await surely(() => api.refund(refund, call()))
  await hearTheBank()
  if (refunded !== 'done') return `captured, refund ${refunded}`
  return `refunded ${(await till.get(paymentId)).refunded.amount}`
}

/** The bank's clock is its own: the end of the hold is brought forward. */
async function lapse(paymentId: string): Promise<string> {
  const [charge] = await bank.chargesOf(paymentId)
  await bank.plant({ ...charge!, authorisedUntil: '2000-01-01T00:00:00.000Z' })
  return unwrap(await api.refreshPayment({ paymentId }, call())).status
}

describe('every test card, from the token to the books', () => {
  it('is one that the front page of the bank lists', async () => {
    const page = await (await fetch(bank.url)).text()
    const listed = [...page.matchAll(/<code>([\d ]{15,})<\/code>/g)].map(([, number]) =>
      number!.replaceAll(' ', ''),
    )
    assert.deepEqual(listed.sort(), Object.keys(ends).sort())
  })

  for (const [card, end] of Object.entries(ends))
    it(`${card}: ${end}`, async () => {
      assert.equal(await payWith(card), end)
    })

  it('leaves no difference between the bank and the books', async () => {
    till.clock.advance(1000)
    const range = { from: '2000-01-01T00:00:00.000Z', until: '2100-01-01T00:00:00.000Z' }
    assert.deepEqual(unwrap(await api.reconcile(range, call())).differences, [])
    assert.deepEqual(await findBreaches(till.db), [])
  })
})
