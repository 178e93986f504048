import { type Html, html } from '@stoa/platform/html'
import { cards, type TestCard } from '../bank/cards.ts'
import { layout } from './layout.ts'

const groups = [...new Set(cards.map(({ group }) => group))]

const grouped = (number: string): string =>
  number.length === 15
    ? number.replace(/(.{4})(.{6})(.{5})/, '$1 $2 $3')
    : number.replace(/(.{4})(?=.)/g, '$1 ')

const cardView = (card: TestCard): Html =>
  html`<li class="card ${card.group.toLowerCase().replace(/[^a-z]/g, '')}">
<span class="chip" aria-hidden="true"></span>
<code>${grouped(card.number)}</code>
<p>${card.what}</p>
${card.decline ? html`<p class="code">${card.decline.code}</p>` : null}
</li>`

const groupView = (group: string): Html =>
  html`<section><h2 id="${group.toLowerCase().replace(/[^a-z]/g, '')}">${group}</h2>
<ul class="cards">${cards.filter(card => card.group === group).map(cardView)}</ul></section>`

const calls: readonly (readonly [string, string])[] = [
  ['POST /v1/charges', 'Hold an amount: with a token, or without one to send the buyer to the payment page'],
  ['POST /v1/charges/:id/captures', 'Take it, or a part; as often as something is left'],
  ['POST /v1/charges/:id/voids', 'Give up what is not captured'],
  ['POST /v1/charges/:id/renewals', 'Hold what is not captured for another while'],
  ['POST /v1/charges/:id/refunds', 'Give back what was captured, or a part; as often as something is left'],
  ['GET /v1/charges/:id', 'One charge'],
  ['GET /v1/charges?from&until&after', 'All charges in order of time, page by page'],
  ['GET /v1/operations/:key', 'What became of an operation key'],
]

/** The bank's front door. */
export const docsPage = (): Html =>
  layout(
    { title: 'Test cards', language: 'en', shape: 'wide', note: 'A bank for tests: no money moves here.' },
    html`<div class="intro">
<h1>A bank that moves no money</h1>
<p>Pay with one of these cards. Any expiry date to come will do, and any security code of three digits
(four for the card that begins with 37). Other numbers are refused, so that nobody's own card ends up here.</p>
</div>
${groups.map(groupView)}
<section class="reading">
<h2>For programs</h2>
<p>Every call carries <code>Authorization: Bearer …</code>. A call that changes something carries an
<code>Operation-Key</code> too: the same key with the same request gets the same answer and has no second effect;
with another request it is refused with 409.</p>
<dl>${calls.map(([call, what]) => html`<dt><code>${call}</code></dt><dd>${what}</dd>`)}</dl>
<h2>Webhooks</h2>
<p>Each change of a charge is told by <code>POST</code> with a <code>Testbank-Signature</code> header:
<code>t=…,v1=…</code>, where <code>v1</code> is HMAC-SHA256 of <code>t.body</code>; one for each of up to two secrets.
They come at least once and in no certain order: read the charge before you act.</p>
<h2>Card fields</h2>
<p>Embed <code>/fields?shop=https://your.shop</code> in a frame. It posts <code>{ source: 'testbank', type }</code>
to that origin and no other: <code>ready</code>, <code>height</code>, <code>change</code>, <code>invalid</code> and
<code>token</code>. Post <code>{ type: 'submit' }</code> to ask for the token. Looks are chosen by
<code>ink</code>, <code>quiet</code>, <code>line</code>, <code>field</code>, <code>accent</code>, <code>problem</code>,
<code>radius</code>, <code>size</code>, <code>gap</code> and <code>scheme</code>; the language by <code>lang</code>.</p>
</section>`,
  )
