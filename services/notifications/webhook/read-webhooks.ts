import type { notificationsContract } from '@stoa/contracts/notifications'
import type { Handler } from '@stoa/kernel/contract'
import { PlatformError } from '@stoa/kernel/errors'
import { ok } from '@stoa/kernel/result'
import type { Notifications } from '../deps.ts'
import { beforeOf, pageOf, rowsOf } from '../page.ts'
import { viewOfDelivery } from './delivery.ts'
import { findDelivery, listDeliveries, type Try } from './delivery-store.ts'
import { webhookUnknown } from './edit-webhooks.ts'
import { allWebhookEvents } from './event-types.ts'
import { viewOf } from './webhook.ts'
import { findManyWebhooks, findWebhook, listWebhooks } from './webhook-store.ts'

type Contract = typeof notificationsContract
const place = ({ id }: { readonly id: string }) => id

export const createListEventTypes = (): Handler<Contract, 'listWebhookEventTypes'> => async () =>
  ok({ items: allWebhookEvents.map(({ type, description }) => ({ type, description })) })

export const createListWebhooks =
  ({ db, clock, cursorKey }: Notifications): Handler<Contract, 'listWebhooks'> =>
  async input => {
    const rows = await listWebhooks(db, beforeOf(cursorKey, input), rowsOf(input))
    return ok(pageOf(cursorKey, input, rows, { show: row => viewOf(row, clock.iso()), place }))
  }

export const createGetWebhook =
  ({ db, clock }: Notifications): Handler<Contract, 'getWebhook'> =>
  async ({ id }) => {
    const row = await findWebhook(db, id)
    if (!row) throw webhookUnknown(id)
    return ok(viewOf(row, clock.iso()))
  }

export const createGetManyWebhooks =
  ({ db, clock }: Notifications): Handler<Contract, 'getManyWebhooks'> =>
  async ({ ids }) =>
    ok({ items: (await findManyWebhooks(db, ids)).map(row => viewOf(row, clock.iso())) })

export const createListDeliveries =
  ({ db, cursorKey }: Notifications): Handler<Contract, 'listDeliveries'> =>
  async input => {
    const rows = await listDeliveries(db, input, beforeOf(cursorKey, input), rowsOf(input))
    return ok(pageOf(cursorKey, input, rows, { show: viewOfDelivery, place }))
  }

export const createGetDelivery =
  ({ db }: Notifications): Handler<Contract, 'getDelivery'> =>
  async ({ id }) => {
    const row = await findDelivery(db, id)
    if (!row) throw new PlatformError('not_found', { detail: `There is no delivery ${id}` })
    return ok({ ...viewOfDelivery(row), payload: JSON.parse(row.body), tries: row.tries.map(viewOfTry) })
  }

const viewOfTry = ({ attempt, at, durationMs, status, body, error }: Try) => ({
  ...{ attempt, at: new Date(at).toISOString(), durationMs },
  ...(status !== null && { status }),
  ...(body !== null && { body }),
  ...(error !== null && { error }),
})
