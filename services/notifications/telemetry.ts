import type { Call } from '@stoa/kernel/call'
import { defineSignals, type Telemetry } from '@stoa/platform/telemetry'

const signals = defineSignals({
  scope: 'stoa.notifications',
  attributes: {
    'stoa.mail.template': 'string',
    'stoa.mail.outcome': 'string',
    'stoa.event.type': 'string',
    'stoa.webhook.outcome': 'string',
  },
  spans: {
    'notifications.send-mail': {
      description: 'From looking up the address to the answer of the mail server',
      attributes: ['stoa.mail.template'],
    },
    'notifications.deliver-webhook': {
      description: 'One attempt at one receiver',
      attributes: ['stoa.event.type'],
    },
  },
  counters: {
    'stoa.notifications.mails': {
      description: 'Attempts at mails, by what came of them',
      attributes: ['stoa.mail.template', 'stoa.mail.outcome'],
    },
    'stoa.notifications.deliveries': {
      description: 'Attempts at webhooks, by what came of them',
      attributes: ['stoa.webhook.outcome'],
    },
  },
  gauges: {
    'stoa.notifications.mails.waiting': { description: 'Mails that are due and not sent' },
    'stoa.notifications.mails.oldest': { description: 'Age of the oldest of them', unit: 's' },
    'stoa.notifications.webhooks.failing': { description: 'Webhooks to which nothing gets through' },
  },
})

export type Backlog = { readonly waiting: number; readonly oldestSeconds: number; readonly failing: number }
export type NotificationsTelemetry = {
  mailed(template: string, outcome: string): void
  delivered(outcome: string): void
  /** What the gauges show until the next look. */
  backlog(seen: Backlog): void
  mailing<T>(call: Call, template: string, work: (call: Call) => Promise<T>): Promise<T>
  delivering<T>(call: Call, eventType: string, work: (call: Call) => Promise<T>): Promise<T>
}

export function notificationsTelemetry(telemetry: Telemetry): NotificationsTelemetry {
  const instruments = telemetry.of(signals)
  let seen: Backlog = { waiting: 0, oldestSeconds: 0, failing: 0 }
  instruments.gauge('stoa.notifications.mails.waiting', () => seen.waiting)
  instruments.gauge('stoa.notifications.mails.oldest', () => seen.oldestSeconds)
  instruments.gauge('stoa.notifications.webhooks.failing', () => seen.failing)
  return {
    mailed: (template, outcome) =>
      instruments.count('stoa.notifications.mails', {
        'stoa.mail.template': template,
        'stoa.mail.outcome': outcome,
      }),
    delivered: outcome =>
      instruments.count('stoa.notifications.deliveries', { 'stoa.webhook.outcome': outcome }),
    backlog(next) {
      seen = next
    },
    mailing: (call, template, work) =>
      instruments.span('notifications.send-mail', call, { 'stoa.mail.template': template }, work),
    delivering: (call, type, work) =>
      instruments.span('notifications.deliver-webhook', call, { 'stoa.event.type': type }, work),
  }
}
