import { notificationsContract } from '@stoa/contracts/notifications'
import { deadLettersApi } from '@stoa/platform/events'
import type { Mailer } from '@stoa/platform/mail'
import { openSeal } from '@stoa/platform/seal'
import type { Service } from '@stoa/platform/service'
import { notificationsApi } from './api.ts'
import { notificationsConsumers } from './consumers.ts'
import type { Notifications, NotificationsOptions } from './deps.ts'
import { notificationsJobs } from './jobs.ts'
import { openMailer } from './mail/open-mailer.ts'
import { manifest } from './manifest.ts'
import { migrations } from './migrations.ts'
import { notificationsTelemetry } from './telemetry.ts'
import { createWake } from './wake.ts'

export function createNotifications(
  options: NotificationsOptions,
  mailer: Mailer = openMailer(options),
): Service<typeof notificationsContract> {
  const deps: Notifications = {
    ...options,
    mailer,
    seal: openSeal(options.sealKeys, 'NOTIFICATIONS_SEAL_KEYS'),
    signals: notificationsTelemetry(options.telemetry),
    wake: createWake(),
  }
  return {
    manifest,
    contract: notificationsContract,
    api: { ...notificationsApi(deps), ...deadLettersApi(deps) },
    consumers: notificationsConsumers(deps),
    jobs: notificationsJobs(deps),
    migrations,
    [Symbol.asyncDispose]: () => mailer[Symbol.asyncDispose](),
  }
}
