import type { notificationsContract } from '@stoa/contracts/notifications'
import type { Handler } from '@stoa/kernel/contract'
import { PlatformError } from '@stoa/kernel/errors'
import { fail, ok } from '@stoa/kernel/result'
import type { Notifications } from '../deps.ts'
import { findFacts } from '../facts/find-facts.ts'
import { beforeOf, pageOf, rowsOf } from '../page.ts'
import { compose } from '../template/compose.ts'
import { isTemplate } from '../template/templates.ts'
import { findManyMessages, findMessage, listMessages, type Try } from './message-store.ts'
import { viewOfMessage } from './view-message.ts'

type Contract = typeof notificationsContract

export const messageUnknown = (id: string) =>
  new PlatformError('not_found', { detail: `There is no message ${id}` })

export const createListMessages =
  ({ db, cursorKey }: Notifications): Handler<Contract, 'listMessages'> =>
  async input => {
    const rows = await listMessages(db, input, beforeOf(cursorKey, input), rowsOf(input))
    return ok(pageOf(cursorKey, input, rows, { show: viewOfMessage, place: ({ id }) => id }))
  }

export const createGetMessage =
  ({ db }: Notifications): Handler<Contract, 'getMessage'> =>
  async ({ id }) => {
    const row = await findMessage(db, id)
    if (!row) throw messageUnknown(id)
    return ok({ ...viewOfMessage(row), tries: row.tries.map(viewOfTry) })
  }

export const createGetManyMessages =
  ({ db }: Notifications): Handler<Contract, 'getManyMessages'> =>
  async ({ ids }) =>
    ok({ items: (await findManyMessages(db, ids)).map(viewOfMessage) })

/** Rendered from what is true now: what was sent is kept nowhere. */
export const createPreviewMessage =
  (deps: Notifications): Handler<Contract, 'previewMessage'> =>
  async ({ id }, call) => {
    const row = await findMessage(deps.db, id)
    if (!row || !isTemplate(row.template)) throw messageUnknown(id)
    const found = await findFacts(deps, row.template, row.refs, asService(call), 'hidden')
    if ('gone' in found) return fail({ code: 'message_gone', detail: found.gone })
    return ok(compose(row.template, found.facts, deps.config))
  }

/** The permission was checked at the door; what the neighbours are asked they are asked by this service. */
const asService = <C extends object>(call: C) => ({
  ...call,
  actor: { kind: 'system', id: 'notifications:preview' } as const,
})

const viewOfTry = ({ attempt, outcome, detail, at }: Try) => ({
  ...{ attempt, outcome, at: new Date(at).toISOString() },
  ...(detail !== null && { detail }),
})
