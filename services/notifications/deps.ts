import type { Clock } from '@stoa/kernel/clock'
import type { Ids } from '@stoa/kernel/ids'
import type { Db } from '@stoa/platform/db'
import type { Mailer } from '@stoa/platform/mail'
import type { Seal } from '@stoa/platform/seal'
import type { Log, Telemetry } from '@stoa/platform/telemetry'
import type { NotificationsConfig } from './config.ts'
import type { Neighbours } from './neighbours.ts'
import type { NotificationsTelemetry } from './telemetry.ts'
import type { Wake } from './wake.ts'

/** What the composition root is given. */
export type NotificationsOptions = Neighbours & {
  readonly config: NotificationsConfig
  readonly db: Db
  readonly clock: Clock
  readonly ids: Ids
  readonly log: Log
  readonly telemetry: Telemetry
  /** Seals cursors. */
  readonly cursorKey: string
  /** Encrypts the secrets of webhooks: a ring, the first seals and all open. */
  readonly sealKeys: string
  /** Addresses that refuse mail are kept as hashes under it. */
  readonly addressKey: string
}

/** What the use cases work with. */
export type Notifications = NotificationsOptions & {
  readonly mailer: Mailer
  readonly seal: Seal
  readonly signals: NotificationsTelemetry
  readonly wake: Wake
}
