import type { Clock } from '@stoa/kernel/clock'
import type { Ids } from '@stoa/kernel/ids'
import type { Db } from '@stoa/platform/db'
import type { Log, Telemetry } from '@stoa/platform/telemetry'
import type { PaymentsConfig } from './config.ts'
import type { Provider } from './provider/provider.ts'
import type { Providers } from './provider/providers.ts'
import type { PaymentsTelemetry } from './telemetry.ts'

/** What the composition root is given. */
export type PaymentsOptions = {
  readonly config: PaymentsConfig
  readonly db: Db
  readonly clock: Clock
  readonly ids: Ids
  readonly log: Log
  readonly telemetry: Telemetry
  /** A secret that the manifest names; only those of providers that are set up are asked for. */
  readonly secret: (name: string) => string
  /** For tests: what surrounds a provider. */
  readonly around?: (provider: Provider) => Provider
}

/** What the use cases work with. */
export type PaymentsDeps = Pick<PaymentsOptions, 'db' | 'clock' | 'ids' | 'log'> & {
  readonly config: Pick<PaymentsConfig, 'resumeSeconds' | 'renewHours'>
  readonly telemetry: PaymentsTelemetry
  readonly cursorKey: string
  readonly providers: Providers
}
