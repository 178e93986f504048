import type { Call } from '@stoa/kernel/call'
import { unwrap } from '@stoa/kernel/result'
import { openDb } from '@stoa/platform/db'
import { type Mailer, mailboxMailer, smtpMailer } from '@stoa/platform/mail'
import { notificationsConfig } from '../config.ts'
import type { Notifications } from '../deps.ts'
import { sendMails } from '../mail/send-mails.ts'
import { newWorld, testNeighbours } from './neighbours.ts'
import { keys, settings } from './settings.ts'

/** A process that is killed, really, before or after the mail server took the mail: `<url> <now> <moment> [smtp url]`. */
const [url, now, moment, smtpUrl] = process.argv.slice(2)
const db = openDb({ url: url!, schema: 'notifications', maxConnections: 2 })
const clock = { now: () => Date.parse(now!), iso: () => now! }
const die = () => process.kill(process.pid, 'SIGKILL')
const inner = smtpUrl === undefined ? mailboxMailer(db, clock) : smtpMailer({ url: smtpUrl })
const mailer: Mailer = {
  ...inner,
  async send(mail) {
    if (moment === 'intended') die()
    const handover = await inner.send(mail)
    if (moment === 'sent') die()
    return handover
  },
}
const { identity, orders } = testNeighbours(newWorld())
const getContact: typeof identity.getContact = (input, call) => {
  if (moment === 'claimed') die()
  return identity.getContact(input, call)
}
const mailing = <T>(call: Call, _: string, work: (call: Call) => Promise<T>) => work(call)
// What sending uses, and nothing else: a process that starts quickly dies quickly.
const deps = {
  ...{ config: unwrap(notificationsConfig.fromEnv(settings)), db, clock, mailer, ...keys },
  ...{ identity: { ...identity, getContact }, orders, signals: { mailing, mailed() {} } },
} as unknown as Notifications
await sendMails(deps, undefined)
