import type { identityContract } from '@stoa/contracts/identity'
import type { OutputOf } from '@stoa/kernel/contract'
import { type Html, html } from '@stoa/platform/html'
import type { Visit } from '../server/visit.ts'
import { cityOf } from './delivery-step.ts'
import type { Address } from './read-checkout.ts'

type Listed = OutputOf<(typeof identityContract)['methods']['listAddresses']>
export type Saved = Listed['items'][number]
/** Where none of them is meant. */
const another = 'another'

/** The address book of who is signed in, what is used first at the top. */
export async function savedAddresses({ actor, shop, call }: Visit): Promise<readonly Saved[]> {
  if (actor.kind !== 'customer') return []
  const answer = await shop.clients.identity.listAddresses({}, call).catch(() => undefined)
  if (!answer?.ok) return []
  return answer.value.items.toSorted((a, b) => Number(b.defaultShipping) - Number(a.defaultShipping))
}

/** The one that the form names. */
export const pickedOf = ({ form }: Visit, saved: readonly Saved[]): Saved | undefined =>
  saved.find(({ id }) => id === form.get('saved'))

/** An address without what only the address book knows of it. */
export function addressOf({ postcode, ...saved }: Saved): Address {
  const { id: _, version: _v, defaultShipping: _s, defaultBilling: _b, region, ...address } = saved
  const code = region?.toUpperCase() ?? ''
  return { ...address, postcode: postcode ?? '', ...(/^[A-Z0-9]{1,6}$/.test(code) && { region: code }) }
}

/** Radios: the fields below are for another one alone, and fold away by themselves, also without script. */
export function addressChoice(visit: Visit, saved: readonly Saved[], shipTo: Address | undefined): Html {
  const { words, form } = visit
  const same = saved.find(one => shipTo && one.line1 === shipTo.line1 && one.name === shipTo.name)
  const now = form.get('saved') ?? same?.id ?? (shipTo ? another : saved[0]?.id)
  return html`<fieldset class="ways address-choice"><legend class="unseen">${words.checkout.saved}</legend>${saved.map(
    one =>
      html`<label class="way"><input type="radio" name="saved" value="${one.id}"${one.id === now && html` checked`}><span>${one.name}<small>${one.line1}, ${cityOf(one, visit)}</small></span></label>`,
  )}<label class="way"><input type="radio" name="saved" value="${another}"${now === another && html` checked`}><span>${words.checkout.another}</span></label></fieldset>`
}
