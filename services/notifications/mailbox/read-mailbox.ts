import type { notificationsContract } from '@stoa/contracts/notifications'
import type { Handler } from '@stoa/kernel/contract'
import { PlatformError } from '@stoa/kernel/errors'
import { ok } from '@stoa/kernel/result'
import { type Letter, listLetters, readLetter } from '@stoa/platform/mail'
import type { Notifications } from '../deps.ts'
import { beforeNumberOf, pageOf, rowsOf } from '../page.ts'

type Contract = typeof notificationsContract

export const createListMailbox =
  ({ db, cursorKey }: Notifications): Handler<Contract, 'listMailbox'> =>
  async input => {
    const rows = await listLetters(db, beforeNumberOf(cursorKey, input), input.to ?? null, rowsOf(input))
    return ok(pageOf(cursorKey, input, rows, { show: viewOf, place: ({ seq }) => seq }))
  }

export const createReadMailbox =
  ({ db }: Notifications): Handler<Contract, 'readMailbox'> =>
  async ({ messageId }) => {
    const letter = await readLetter(db, messageId)
    if (!letter) throw new PlatformError('not_found', { detail: 'There is no such mail in the mailbox' })
    const { html, text, headers } = letter
    return ok({ ...viewOf(letter), html, text, headers: { ...headers } })
  }

const viewOf = ({ messageId, to, from, subject, receivedAt }: Letter) => ({
  ...{ messageId, to, from, subject, receivedAt },
})
