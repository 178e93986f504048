import type { notificationsContract } from '@stoa/contracts/notifications'
import type { Call } from '@stoa/kernel/call'
import type { Handler, InputOf } from '@stoa/kernel/contract'
import { fail, ok } from '@stoa/kernel/result'
import { enqueue } from '@stoa/platform/jobs'
import type { Notifications } from '../deps.ts'
import { askJob, tellJob } from '../job-definitions.ts'
import { hashOf } from '../mail/bounce-store.ts'
import { askAlert, type NewAlert, subscribeAlert } from './alert-store.ts'
import { untilConfirmed, untilTold } from './times.ts'

type Contract = typeof notificationsContract
type Asked = InputOf<Contract['methods']['createStockAlert']>

/** Who asks, as far as it is known: a proved address is that of the customer who asks, and no other. */
type Asker = {
  readonly email: string
  readonly proved: boolean
  readonly customerId: string | null
  readonly language: string | undefined
}

export const createAskAlert =
  (deps: Notifications): Handler<Contract, 'createStockAlert'> =>
  async (asked, call) => {
    const { sku } = asked
    const variant = await deps.catalog.getVariant({ sku }, call)
    if (!variant.ok) return fail({ code: 'sku_unknown', detail: `No published product has the SKU ${sku}` })
    const asker = await askerOf(deps, asked, call)
    if (!asker) return fail({ code: 'email_required', detail: 'Say in `email` where to write to' })
    const alert = alertOf(deps, asked, asker)
    if (asker.proved) await subscribe(deps, alert, call)
    else await askFirst(deps, alert, call)
    return ok({ status: asker.proved ? 'subscribed' : 'unconfirmed' })
  }

async function askerOf(
  { identity }: Notifications,
  { email }: Asked,
  call: Call,
): Promise<Asker | undefined> {
  const { actor } = call
  const contact =
    actor.kind === 'customer' ? await identity.getContact({ customerId: actor.id }, call) : undefined
  if (actor.kind !== 'customer' || !contact?.ok)
    return email === undefined ? undefined : { email, proved: false, customerId: null, language: undefined }
  const { value: own } = contact
  const isOwn = email === undefined || email.toLowerCase() === own.email.toLowerCase()
  return {
    ...{ email: email ?? own.email, proved: isOwn && own.emailVerified },
    ...{ customerId: actor.id, language: own.language },
  }
}

function alertOf({ ids, addressKey, config }: Notifications, asked: Asked, asker: Asker): NewAlert {
  const { email, proved, customerId } = asker
  return {
    ...{ id: ids.next('alt'), sku: asked.sku, channel: asked.channel ?? 'default', customerId },
    ...{ addressHash: hashOf(addressKey, email), address: proved ? null : email },
    language: asked.language ?? asker.language ?? config.language,
  }
}

/** It may be back already when it is asked for: whoever tells looks. */
const subscribe = (deps: Notifications, alert: NewAlert, call: Call): Promise<void> =>
  deps.db.tx(async tx => {
    await subscribeAlert(tx, alert, { now: deps.clock.iso(), until: untilTold(deps) })
    await enqueue(tx, tellJob, { sku: alert.sku }, { key: `${tellJob.name} ${alert.sku}`, call })
  })

/** The same two statements whether anybody has the address or not: neither the answer nor its time tells. */
const askFirst = (deps: Notifications, alert: NewAlert, call: Call): Promise<void> =>
  deps.db.tx(async tx => {
    const { id } = await askAlert(tx, alert, { now: deps.clock.iso(), until: untilConfirmed(deps) })
    await enqueue(tx, askJob, { alertId: id }, { call })
  })
