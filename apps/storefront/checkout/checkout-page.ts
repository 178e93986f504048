import { type Html, html } from '@stoa/platform/html'
import { missingPage } from '../errors/pages.ts'
import type { Page, Redirect } from '../server/page.ts'
import type { Visit } from '../server/visit.ts'
import { addressStep } from './address-step.ts'
import { deliveryStep } from './delivery-step.ts'
import { paymentMethods } from './payment-methods.ts'
import { paymentStep } from './payment-step.ts'
import { type Checkout, readCheckout } from './read-checkout.ts'
import { loadTenders } from './reductions.ts'
import { stepped } from './stepped.ts'
import { closedPage, waitingPage } from './waiting-pages.ts'

const steps = ['address', 'delivery', 'payment'] as const
type Step = (typeof steps)[number]

export async function checkoutPage(visit: Visit): Promise<Page | Redirect> {
  const checkout = await readCheckout(visit)
  if (!checkout) return missingPage(visit)
  const { status, orderId } = checkout
  if (status === 'completed' && orderId) return { to: `/orders/${orderId}?thanks=1` }
  if (status === 'cancelled' || status === 'expired') return closedPage(visit)
  if (status === 'completing' || status === 'requires_action') return waitingPage(visit, checkout)
  const step = stepOf(visit, checkout)
  if (step === 'payment') return payPage(visit, checkout)
  const body = step === 'address' ? await addressStep(visit, checkout) : deliveryStep(visit, checkout)
  return pageOf(visit, checkout, step, body)
}

/** The first that is not done yet; one may go back. */
function stepOf({ url }: Visit, { email, shipTo, shippingOptions }: Checkout): Step {
  const asked = steps.find(step => step === url.searchParams.get('step'))
  if (!email || !shipTo || asked === 'address') return 'address'
  if (!shippingOptions.some(({ chosen }) => chosen) || asked === 'delivery') return 'delivery'
  return 'payment'
}

async function payPage(visit: Visit, checkout: Checkout): Promise<Page> {
  const [methods, tenders] = await Promise.all([paymentMethods(visit, checkout), loadTenders(visit)])
  const origins = [...new Set(methods.flatMap(({ origin }) => (origin ? [origin] : [])))]
  const body = paymentStep(visit, checkout, methods, tenders)
  return { ...(await pageOf(visit, checkout, 'payment', body)), origins }
}

const pageOf = async (visit: Visit, checkout: Checkout, step: Step, body: Html): Promise<Page> => ({
  title: `${visit.words.checkout.steps[step]} · ${visit.words.checkout.title}`,
  personal: true,
  frame: 'checkout',
  script: 'checkout.js',
  body: await stepped(visit, checkout, step, html`${problemNote(visit)}${body}`),
})

/** What the last attempt came to, where it is looked for first. */
function problemNote({ url, words }: Visit): Html | undefined {
  const code = url.searchParams.get('problem')
  if (code === null) return undefined
  const { problems } = words.checkout
  return html`<p class="note note-bad" role="alert">${problems[code] ?? problems.unknown}</p>`
}
