import { notificationsContract } from '@stoa/contracts/notifications'
import type { Composition } from '@stoa/fleet/compose'
import type { Api } from '@stoa/kernel/contract'
import { registerMailbox } from '@stoa/notifications/mailbox'
import { allowAll, localClient } from '@stoa/platform/contract'
import type { FastifyInstance } from 'fastify'

/** Where the shop's mails can be read as long as they go nowhere else. */
export function openMailbox(app: FastifyInstance, { local }: Composition): void {
  const found = local.find(({ entry }) => entry.manifest.name === notificationsContract.name)
  if (!found) return
  // The service of that name keeps this contract.
  const api = found.service.api as Api<typeof notificationsContract>
  registerMailbox(
    app,
    localClient(notificationsContract, () => api, { caller: 'mailbox', allow: allowAll }),
  )
}
