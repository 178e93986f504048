import { type Mailer, mailboxMailer, smtpMailer } from '@stoa/platform/mail'
import type { NotificationsOptions } from '../deps.ts'

/** Nothing is lost while nobody has said where mails go: they wait, visibly, and are sent when somebody has. */
const noMailer: Mailer = {
  send: async () => ({ outcome: 'deferred', detail: 'there is no mail server: set NOTIFICATIONS_SMTP_URL' }),
  async [Symbol.asyncDispose]() {},
}

export function openMailer({ config, db, clock, log }: NotificationsOptions): Mailer {
  if (config.mail === 'mailbox') return mailboxMailer(db, clock)
  if (config.smtpUrl !== undefined)
    return smtpMailer({
      url: config.smtpUrl.reveal(),
      connections: config.smtpConnections,
      perSecond: config.smtpPerSecond,
    })
  log.warn({}, 'mails wait: NOTIFICATIONS_SMTP_URL is not set')
  return noMailer
}
