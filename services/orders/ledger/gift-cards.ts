import { ordersContract } from '@stoa/contracts/orders'
import { principalOf } from '@stoa/kernel/call'
import type { Handler } from '@stoa/kernel/contract'
import { PlatformError } from '@stoa/kernel/errors'
import { fail, ok } from '@stoa/kernel/result'
import { command } from '@stoa/platform/command'
import { showing } from '@stoa/platform/contract'
import type { Orders } from '../context.ts'
import { beforeOf, pageOf } from '../page.ts'
import { mailedCode } from './card-code.ts'
import { entryView } from './entry-view.ts'
import * as store from './gift-card-store.ts'
import { listEntries, postEntry } from './ledger.ts'
import { makeCard } from './make-card.ts'

const cardView = ({ initial, balance, currency, expiresAt, orderId, ...card }: store.GiftCardRow) => ({
  ...card,
  initial: { amount: initial, currency },
  balance: { amount: balance, currency },
  ...(expiresAt !== null && { expiresAt }),
  ...(orderId !== null && { orderId }),
})

/** The code follows from the card and a key of ours, so an answer that is stored for its repetition need not hold it. */
export function createIssueGiftCard(deps: Orders): Handler<typeof ordersContract, 'issueGiftCard'> {
  const issue = command(
    deps.db,
    { contract: ordersContract, method: 'issueGiftCard', clock: deps.clock },
    async (tx, { amount, currency, expiresAt = null, reason }, call) => {
      if (expiresAt !== null && Number.isNaN(Date.parse(expiresAt))) throw noSuchTime()
      const actor = principalOf(call.actor)
      const id = await makeCard(tx, deps, { amount, currency, expiresAt, reason, actor }, call)
      return ok({ ...cardView((await store.findCard(tx, id))!), code: '' })
    },
  )
  return async (input, call) =>
    showing(await issue(input, call), card => ({ ...card, code: mailedCode(deps.linkKey, card.id) }))
}

export const createGetGiftCardBalance =
  ({ db, clock }: Orders): Handler<typeof ordersContract, 'getGiftCardBalance'> =>
  async ({ code }) => {
    const card = await store.findCardByCode(db, code)
    if (!card || !store.isPayable(card, card.currency, clock.iso()))
      return fail({
        code: 'gift_card_unknown',
        detail: 'There is no such card, or it is disabled or expired',
      })
    const { balance, currency, expiresAt } = card
    return ok({ balance: { amount: balance, currency }, ...(expiresAt !== null && { expiresAt }) })
  }

export const createListGiftCards =
  ({ db, cursorKey }: Orders): Handler<typeof ordersContract, 'listGiftCards'> =>
  async ({ limit = 20, cursor }) =>
    ok(pageOf(cursorKey, await store.listCards(db, beforeOf(cursorKey, cursor), limit + 1), limit, cardView))

const noSuchTime = () =>
  new PlatformError('validation_failed', {
    fields: [{ pointer: '/expiresAt', detail: 'is no time: write it like 2027-01-31T00:00:00Z' }],
  })

const missing = (id: string) => new PlatformError('not_found', { detail: `There is no gift card ${id}` })

export const createGetGiftCard =
  ({ db }: Orders): Handler<typeof ordersContract, 'getGiftCard'> =>
  async ({ id }) => {
    const [card, entries] = await Promise.all([store.findCard(db, id), listEntries(db, id)])
    if (!card) throw missing(id)
    return ok({ ...cardView(card), entries: entries.map(entryView(card.currency)) })
  }

export const createDisableGiftCard = (deps: Orders): Handler<typeof ordersContract, 'disableGiftCard'> =>
  command(
    deps.db,
    { contract: ordersContract, method: 'disableGiftCard', clock: deps.clock },
    async (tx, { id, reason }, call) => {
      await store.disableCard(tx, id)
      const card = await store.findCard(tx, id)
      if (!card) throw missing(id)
      const by = { actor: principalOf(call.actor), at: deps.clock.iso() }
      await postEntry(tx, id, { kind: 'disabled', amount: 0, reference: id, reason, ...by })
      return ok(cardView(card))
    },
  )
