import type { notificationsContract } from '@stoa/contracts/notifications'
import { systemActor } from '@stoa/kernel/call'
import type { Api } from '@stoa/kernel/contract'
import { isPlatformError } from '@stoa/kernel/errors'
import { unwrap } from '@stoa/kernel/result'
import { newCall } from '@stoa/platform/contract'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { letterPage, listPage } from './pages.ts'

type Mailbox = Pick<Api<typeof notificationsContract>, 'listMailbox' | 'readMailbox'>

const pageSecurity =
  "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
/** What a mail brings can be seen and do nothing: no script, no picture from elsewhere, an origin of its own. */
const mailSecurity =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation"

/**
 * `/dev/mailbox` of a shop on one's own machine: a list, a mail, and the mail's HTML for a frame. Mails hold links that
 * sign people in, so nothing but the embedded shop registers these, and its listener is on loopback.
 */
export function registerMailbox(app: FastifyInstance, mailbox: Mailbox): void {
  const call = () => newCall({ actor: systemActor('mailbox'), caller: 'notifications' })
  const read = async (messageId: string) => unwrap(await mailbox.readMailbox({ messageId }, call()))

  app.get<{ Querystring: { cursor?: string } }>('/dev/mailbox', async ({ query: { cursor } }, reply) => {
    const page = unwrap(await mailbox.listMailbox({ ...(cursor !== undefined && { cursor }) }, call()))
    return show(reply, listPage(page.items, page.next), pageSecurity)
  })
  app.get<{ Params: { id: string } }>('/dev/mailbox/:id', ({ params }, reply) =>
    orMissing(reply, async () => show(reply, letterPage(await read(params.id)), pageSecurity)),
  )
  app.get<{ Params: { id: string } }>('/dev/mailbox/:id/html', ({ params }, reply) =>
    orMissing(reply, async () => show(reply, (await read(params.id)).html, mailSecurity)),
  )
}

const show = (reply: FastifyReply, page: string, security: string) =>
  reply
    .header('content-security-policy', security)
    .header('cache-control', 'no-store')
    .header('referrer-policy', 'no-referrer')
    .header('x-content-type-options', 'nosniff')
    .type('text/html; charset=utf-8')
    .send(page)

async function orMissing(reply: FastifyReply, work: () => Promise<unknown>): Promise<unknown> {
  try {
    return await work()
  } catch (error) {
    if (!isPlatformError(error, 'not_found')) throw error
    return reply.code(404).type('text/plain; charset=utf-8').send('There is no such mail in the mailbox\n')
  }
}
