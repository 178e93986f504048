import type { pricingContract } from '@stoa/contracts/pricing'
import type { Handler } from '@stoa/kernel/contract'
import { PlatformError } from '@stoa/kernel/errors'
import { equals } from '@stoa/kernel/money'
import { fail, ok } from '@stoa/kernel/result'
import { fingerprint } from '@stoa/platform/command'
import type { PricingDeps } from '../deps.ts'
import type { PriceCart } from './price-cart.ts'
import * as store from './quote-store.ts'

type Pricing = typeof pricingContract
type Freeze = Handler<Pricing, 'freezeQuote'>

const answer = ({ id, document, frozenAt, expiresAt }: store.QuoteRow) =>
  ok({ ...document, quoteId: id, frozenAt, expiresAt })

const repeated = (row: store.QuoteRow, print: string) =>
  row.fingerprint === print
    ? answer(row)
    : fail({
        code: 'quote_differs' as const,
        detail: `${row.id} keeps the quote of another cart: take a new id`,
      })

/** The first answer under an id stays, whatever changes later: it is what is charged. */
export const freezeQuote =
  (deps: PricingDeps, { look, price }: PriceCart): Freeze =>
  async ({ id, expiresAt, expected, ...input }, call) => {
    const print = fingerprint(input)
    const before = await store.findQuote(deps.db, id)
    if (before) return repeated(before, print)
    const quote = await price(input, await look(input, call), call)
    const problems = quote.problems.filter(({ blocking }) => blocking)
    if (problems.length > 0) {
      const detail = problems.map(problem => problem.detail).join('; ')
      return fail({ code: 'quote_refused', detail, data: { problems } })
    }
    if (expected && !equals(expected, quote.total)) {
      const detail = `It costs ${quote.total.amount} ${quote.total.currency} now, not ${expected.amount} ${expected.currency}`
      return fail({ code: 'total_changed', detail, data: { total: quote.total } })
    }
    const row = { id, fingerprint: print, document: quote, frozenAt: deps.clock.iso(), expiresAt }
    if (await store.insertQuote(deps.db, row)) return answer(row)
    return repeated((await store.findQuote(deps.db, id))!, print)
  }

const unknownQuote = (id: string) => new PlatformError('not_found', { detail: `There is no quote ${id}` })

export const extendQuote =
  ({ db }: PricingDeps): Handler<Pricing, 'extendQuote'> =>
  async ({ quoteId, expiresAt }) => {
    const row = await store.extendQuote(db, quoteId, expiresAt)
    if (!row) throw unknownQuote(quoteId)
    return answer(row)
  }

export const getQuote =
  ({ db }: PricingDeps): Handler<Pricing, 'getQuote'> =>
  async ({ quoteId }) => {
    const row = await store.findQuote(db, quoteId)
    if (!row) throw unknownQuote(quoteId)
    return answer(row)
  }
