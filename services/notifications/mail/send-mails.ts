import { type Call, systemActor } from '@stoa/kernel/call'
import { newCall } from '@stoa/platform/contract'
import type { Handover } from '@stoa/platform/mail'
import { goOnWaiting } from '../alert/wait-again.ts'
import type { NotificationsConfig } from '../config.ts'
import type { Notifications } from '../deps.ts'
import { findFacts } from '../facts/find-facts.ts'
import type { MessageRow } from '../message/message.ts'
import { type Composed, compose, unsubscribeUrlOf } from '../template/compose.ts'
import type { Facts } from '../template/facts.ts'
import { isTemplate } from '../template/templates.ts'
import { claimMessages, recordIntent, recordOutcome } from './attempt-store.ts'
import { clearBounces, countBounce, findBounces, hashOf } from './bounce-store.ts'
import { decideNext } from './decide-next.ts'

/** An attempt that has said nothing for this long ended with its process. */
const lostAfterMs = 120_000

/** Everything that is due, a few at a time. */
export async function sendMails(deps: Notifications, signal: AbortSignal | undefined): Promise<void> {
  const { db, clock, config } = deps
  for (let taken = 1; taken > 0 && !signal?.aborted; ) {
    const until = new Date(clock.now() + lostAfterMs).toISOString()
    const due = await claimMessages(db, clock.iso(), until, batchOf(config))
    await Promise.all(due.map(message => sendTraced(deps, message)))
    taken = due.length
  }
}

/** No more than the mail server takes at once, so that none waits behind others; the mailbox takes them all. */
const batchOf = ({ mail, smtpConnections }: NotificationsConfig): number =>
  mail === 'mailbox' ? 10 : smtpConnections

/** Below the request that led to it: one trace from the browser to the mail. */
function sendTraced(deps: Notifications, message: MessageRow): Promise<void> {
  const { clock, signals } = deps
  const traceparent = message.traceparent ?? undefined
  const call = newCall({
    actor: systemActor('notifications:mail'),
    caller: 'notifications',
    clock,
    traceparent,
  })
  return signals.mailing(call, message.template, inner => sendOne(deps, message, inner))
}

async function sendOne(deps: Notifications, message: MessageRow, call: Call): Promise<void> {
  const { log, signals } = deps
  try {
    const outcome = await attempt(deps, message, call)
    signals.mailed(message.template, outcome)
  } catch (error) {
    log.error({ err: error, call, messageId: message.id, template: message.template }, 'a mail was not sent')
    signals.mailed(message.template, 'deferred')
    await settle(deps, message, { outcome: 'deferred', detail: 'whom to write to could not be found out' })
  }
}

async function attempt(deps: Notifications, message: MessageRow, call: Call): Promise<string> {
  if (!isTemplate(message.template)) return suppress(deps, message, 'there is no such mail any more')
  const found = await findFacts(deps, message.template, message.refs, call, 'shown')
  if ('gone' in found) {
    // First: a process that dies in between comes to this mail again, and finds that it waits.
    if (found.soldOut !== undefined) await goOnWaiting(deps, message.refs, found.soldOut)
    return suppress(deps, message, found.gone)
  }
  const { facts } = found
  const hash = hashOf(deps.addressKey, facts.to.address)
  const bounces = await findBounces(deps.db, hash)
  if (bounces?.suppressed) return suppress(deps, message, `the address refuses mail: ${bounces.reason}`)
  const composed = compose(message.template, facts, deps.config)
  return handOver(deps, message, { facts, hash, composed, bounced: bounces !== undefined })
}

type Ready = {
  readonly facts: Facts
  readonly composed: Composed
  readonly hash: string
  /** Whether the address has refused mail before. */
  readonly bounced: boolean
}

async function handOver(deps: Notifications, message: MessageRow, ready: Ready): Promise<string> {
  const { db, mailer, config } = deps
  const { facts, composed } = ready
  const { subject, html, text, language } = composed
  const { to, customerId } = facts
  if (!(await recordIntent(db, message, { recipient: to.address, subject, language, customerId })))
    return 'overtaken'
  const handover = await mailer.send({
    ...{ messageId: message.messageId, from: config.from, replyTo: config.replyTo, to, subject, html, text },
    headers: { 'Content-Language': language, ...unsubscribeHeaders(unsubscribeUrlOf(facts, config)) },
  })
  await rememberBounce(deps, ready, handover)
  await settle(deps, message, handover)
  return handover.outcome
}

/** One press in the mail program is enough: RFC 8058. */
const unsubscribeHeaders = (url: string | undefined) =>
  url !== undefined && {
    'List-Unsubscribe': `<${url}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  }

async function rememberBounce(
  deps: Notifications,
  { hash, bounced }: Ready,
  handover: Handover,
): Promise<void> {
  const { db, ids, clock, config } = deps
  if (bounced && handover.outcome === 'sent') await clearBounces(db, hash)
  if (!handover.bounced) return
  const id = ids.next('sup')
  await countBounce(db, { id, hash, limit: config.bounces, reason: handover.detail, at: clock.iso() })
}

async function settle(deps: Notifications, message: MessageRow, handover: Handover): Promise<void> {
  const { db, clock, config } = deps
  const { attempts, createdAt } = message
  const now = clock.now()
  const next = decideNext({ handover, attempts, createdAt, now, giveUpHours: config.giveUpHours })
  await recordOutcome(db, message, handover, next, clock.iso())
}

async function suppress({ db, clock }: Notifications, message: MessageRow, reason: string): Promise<string> {
  const tried = { outcome: 'refused', detail: reason } as const
  await recordOutcome(db, message, tried, { status: 'suppressed', reason }, clock.iso())
  return 'suppressed'
}
