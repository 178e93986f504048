import type { Call } from '@stoa/kernel/call'
import type { Notifications } from '../deps.ts'
import type { Refs } from '../message/message.ts'
import { type TemplateName, templates } from '../template/templates.ts'
import { alertFacts } from './alert-facts.ts'
import { customerFacts } from './customer-facts.ts'
import type { Found, Secrets } from './found.ts'
import { giftCardFacts } from './gift-card-facts.ts'
import { orderFacts } from './order-facts.ts'
import { reminderFacts } from './reminder-facts.ts'
import { returnFacts } from './return-facts.ts'
import { staffFacts } from './staff-facts.ts'
import { tokenFacts } from './token-facts.ts'

/** Asks whoever owns them, as it is sent: addresses, names, codes and links are kept nowhere here before. */
export function findFacts(
  deps: Notifications,
  template: TemplateName,
  refs: Refs,
  call: Call,
  secrets: Secrets,
): Promise<Found> {
  switch (templates[template]) {
    case 'token':
      return tokenFacts(deps, refs, call, secrets)
    case 'customer':
      return customerFacts(deps, template, refs, call)
    case 'order':
      return orderFacts(deps, template, refs, call, secrets)
    case 'return':
      return returnFacts(deps, refs, call, secrets)
    case 'gift-card':
      return giftCardFacts(deps, refs, call, secrets)
    case 'alert':
      return alertFacts(deps, template, refs, call, secrets)
    case 'cart':
      return reminderFacts(deps, refs, call, secrets)
    case 'staff':
      return staffFacts(deps, refs, call)
  }
}
