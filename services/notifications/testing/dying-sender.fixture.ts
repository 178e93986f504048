import { systemClock } from '@stoa/kernel/clock'
import { systemIds } from '@stoa/kernel/ids'
import { unwrap } from '@stoa/kernel/result'
import { openDb } from '@stoa/platform/db'
import { type Mailer, mailboxMailer, smtpMailer } from '@stoa/platform/mail'
import { openSeal } from '@stoa/platform/seal'
import { createLog, startTelemetry } from '@stoa/platform/telemetry'
import { testClock } from '@stoa/platform/testing'
import { notificationsConfig } from '../config.ts'
import { sendMails } from '../mail/send-mails.ts'
import { notificationsTelemetry } from '../telemetry.ts'
import { createWake } from '../wake.ts'
import { newWorld, testNeighbours } from './neighbours.ts'
import { keys, settings } from './open-notifications.ts'

/** A process that is killed, really, before or after the mail server took the mail: `<url> <now> <moment> [smtp url]`. */
const [url, now, moment, smtpUrl] = process.argv.slice(2)
const db = openDb({ url: url!, schema: 'notifications', maxConnections: 2 })
const clock = testClock(now)
const inner = smtpUrl === undefined ? mailboxMailer(db, clock) : smtpMailer({ url: smtpUrl })
const die = () => process.kill(process.pid, 'SIGKILL')
const mailer: Mailer = {
  ...inner,
  async send(mail) {
    if (moment === 'intended') die()
    const handover = await inner.send(mail)
    if (moment === 'sent') die()
    return handover
  },
}
const telemetry = await startTelemetry({ service: 'dying', traceRatio: 0 })
const deps = {
  ...{
    config: unwrap(notificationsConfig.fromEnv(settings)),
    db,
    clock,
    ids: systemIds(systemClock),
    mailer,
  },
  ...{ log: createLog({ service: 'dying', level: 'silent' }), telemetry, ...keys },
  ...{
    seal: openSeal(keys.sealKeys, 'KEYS'),
    signals: notificationsTelemetry(telemetry),
    wake: createWake(),
  },
  ...testNeighbours(newWorld()),
}
if (moment === 'claimed') deps.identity = { ...deps.identity, getContact: async () => die() as never }
await sendMails(deps, undefined)
