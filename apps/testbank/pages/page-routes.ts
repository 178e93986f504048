import type { Bank } from '../bank/bank.ts'
import type { Charge } from '../bank/charge.ts'
import { Refusal } from '../bank/refusal.ts'
import { keepToken, readCard } from '../bank/tokenise.ts'
import { type Answer, json, page } from '../web/answer.ts'
import { type Request, readJson } from '../web/request.ts'
import { type Route, route } from '../web/route.ts'
import { answerPay, answerSecure } from './answer-page.ts'
import { docsPage } from './docs.ts'
import { fieldsPage } from './fields.ts'
import { payPage } from './pay.ts'
import { overPage, securePage } from './secure.ts'
import { readTheme } from './theme.ts'
import { type Language, languageOf } from './words.ts'

export type PageOptions = { readonly bank: Bank; readonly shopOrigins: readonly string[] }

const language = ({ query, headers }: Request): Language => languageOf(query, headers['accept-language'])

/** What buyers see. The id of a charge cannot be guessed and is all that a page asks for. */
export function pageRoutes({ bank, shopOrigins }: PageOptions): Route[] {
  const policy = { formAction: shopOrigins }
  const view =
    (which: 'pay' | 'secure', show: (charge: Charge, language: Language) => Parameters<typeof page>[1]) =>
    (request: Request): Answer => {
      const charge = bank.find(request.params[0]!)
      if (charge.page !== which) return page(200, overPage(charge, language(request)), policy)
      return page(200, show(charge, language(request)), policy)
    }
  return [
    route('GET', '/', () => page(200, docsPage())),
    route('GET', '/livez', () => json(200, { status: 'ok' })),
    route('GET', '/pay/:', view('pay', payPage)),
    route('POST', '/pay/:', request => answerPay({ bank, policy, language: language(request) }, request)),
    route('GET', '/secure/:', view('secure', securePage)),
    route('POST', '/secure/:', request =>
      answerSecure({ bank, policy, language: language(request) }, request),
    ),
    route('GET', '/fields', request => {
      const shop = request.query.get('shop') ?? ''
      if (!shopOrigins.includes(shop))
        throw new Refusal(403, 'unknown_shop', `'shop' must be the origin of a shop that this bank knows`)
      const content = fieldsPage(shop, language(request), readTheme(request.query))
      return page(200, content, { frameAncestors: shop, script: true })
    }),
    route('POST', '/fields/tokens', async request => json(200, tokenFor(bank, await readJson(request)))),
  ]
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

function tokenFor(bank: Bank, { number, expiry, code }: Record<string, unknown>) {
  const input = { number: text(number), expiry: text(expiry), code: text(code) }
  const { card, problems } = readCard(input, new Date(bank.clock.now()))
  return card ? { token: keepToken(bank, card).id } : { problems }
}
