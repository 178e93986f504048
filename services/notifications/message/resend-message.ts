import { notificationsContract } from '@stoa/contracts/notifications'
import { fail, ok } from '@stoa/kernel/result'
import { command } from '@stoa/platform/command'
import { recordAudit } from '../audit/record-audit.ts'
import type { Notifications } from '../deps.ts'
import { isTemplate } from '../template/templates.ts'
import { findMessage } from './message-store.ts'
import { queueMessage } from './queue-message.ts'
import { messageUnknown } from './read-messages.ts'
import { viewOfMessage } from './view-message.ts'

/** A message of its own with a Message-ID of its own: this one is meant to come twice. */
export const createResendMessage = (deps: Notifications) =>
  command(
    deps.db,
    { contract: notificationsContract, method: 'resendMessage', clock: deps.clock },
    async (tx, { id }, call) => {
      const row = await findMessage(tx, id)
      if (!row || !isTemplate(row.template)) throw messageUnknown(id)
      if (row.status === 'queued')
        return fail({ code: 'still_queued', detail: `It is tried ${row.nextAttemptAt ?? 'now'}` })
      const { template, refs, eventId, eventType } = row
      const cause = { id: eventId, type: eventType, traceparent: call.traceparent }
      const part = `again ${deps.ids.next('again')}`
      const made = await queueMessage(tx, deps, cause, { template, refs, part, resendOf: id })
      const again = made === undefined ? undefined : await findMessage(tx, made)
      if (!again) throw messageUnknown(id)
      await recordAudit(tx, deps, call, { action: 'message.resent', entity: id, changes: { as: again.id } })
      return ok(viewOfMessage(again))
    },
  )
