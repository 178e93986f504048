import { ordersContract } from '@stoa/contracts/orders'
import { unwrap } from '@stoa/kernel/result'
import { localClient } from '@stoa/platform/contract'
import type { Db } from '@stoa/platform/db'
import {
  type Consumer,
  type Drainable,
  type FeedApi,
  startConsumers,
  startRelay,
  type Worker,
} from '@stoa/platform/events'
import { type Mailer, smtpMailer } from '@stoa/platform/mail'
import { allowListOf } from '@stoa/platform/service'
import * as notifications from '../../../services/notifications/index.ts'
import { newWorld, testNeighbours } from '../../../services/notifications/testing/neighbours.ts'
import { keys, settings } from '../../../services/notifications/testing/settings.ts'
import type { wireMarket } from '../checkout/wire-market.ts'

type Market = ReturnType<typeof wireMarket>
type Chain = {
  readonly market: Pick<Market, 'running' | 'kit'>
  readonly db: (service: string) => Db
  readonly smtpUrl: string
  readonly around?: (mailer: Mailer) => Mailer
}
/** Nobody looks by the clock. */
const never = 3_600_000

/** What follows a webhook: the services of the market and notifications, which writes to a mail server. */
export function wireChain({ market, db, smtpUrl, around = same => same }: Chain) {
  const { running, kit } = market
  // One mail at a time, so that of each it is known whether the server has it.
  const env = {
    ...{ ...settings, NOTIFICATIONS_MAIL: 'smtp', NOTIFICATIONS_SMTP_URL: smtpUrl },
    NOTIFICATIONS_SMTP_CONNECTIONS: '1',
  }
  const allow = allowListOf([notifications.manifest])
  const told = notifications.createNotifications(
    {
      ...{ ...kit, ...keys, ...testNeighbours(newWorld()), db: db('notifications') },
      config: unwrap(notifications.notificationsConfig.fromEnv(env)),
      orders: localClient(ordersContract, () => running.orders.api, {
        ...{ caller: 'notifications', allow, roundTrip: true, clock: kit.clock },
      }),
    },
    around(smtpMailer({ url: smtpUrl, connections: 1, perSecond: 1000 })),
  )
  const services = { ...running, notifications: told }

  /** One after the other, so that a step is met in the same order each time. */
  const workers: (() => Worker)[] = Object.entries(services).flatMap(([service, { manifest, consumers }]) => [
    ...(manifest.publishes.length > 0
      ? [() => startRelay(db(service), { service, pollMs: never, gatherMs: 0 })]
      : []),
    ...consumers
      .filter(({ source }) => source in services)
      .map(consumer => () => consume(db(service), service, consumer)),
  ])
  const consume = (own: Db, service: string, consumer: Consumer): Worker =>
    startConsumers(own, [consumer], {
      ...{ service, clock: kit.clock, ids: kit.ids, leaseMs: never, holder: 'the only process' },
      // Every service mixes its feed into its api.
      feeds: source => services[source as keyof typeof services].api as unknown as FeedApi,
    })

  return {
    services,
    jobs: Object.values(services).flatMap(({ jobs }) => jobs.map(({ cron: _, ...handler }) => handler)),
    /** Relays and consumers, in turn, and whatever else is to be drained with them, until nothing is left. */
    async follow(more: readonly Drainable[]): Promise<void> {
      for (let done = 1; done > 0; ) {
        done = 0
        for (const part of more) done += await part.drain()
        for (const start of workers) {
          const worker = start()
          done += await worker.drain()
          await worker.stop()
        }
      }
    },
    close: () => told[Symbol.asyncDispose](),
  }
}
