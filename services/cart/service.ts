import { cartContract } from '@stoa/contracts/cart'
import { deadLettersApi, feedApi } from '@stoa/platform/events'
import { createLately } from '@stoa/platform/lately'
import type { Service } from '@stoa/platform/service'
import { connectValkey } from '@stoa/platform/valkey'
import { cartApi } from './api.ts'
import { customerConsumer } from './consumers.ts'
import { createdCounter } from './created/created-counter.ts'
import type { CartDeps, CartOptions } from './deps.ts'
import { cartJobs } from './jobs.ts'
import { manifest } from './manifest.ts'
import { migrations } from './migrations.ts'
import { createRuleBook } from './rules/rule-book.ts'
import type { CartState } from './state/cart-state.ts'
import { postgresStore } from './store/postgres-store.ts'
import { valkeyStore } from './store/valkey-store.ts'

export function createCart(options: CartOptions): Service<typeof cartContract> {
  const { config, db, clock } = options
  const store = config.valkeyUrl ? inValkey(options, config.valkeyUrl) : postgresStore(db, clock)
  const written = createLately<CartState>({ clock, keepMs: 60_000, most: 2_000 })
  const rules = createRuleBook(db, clock, config.rulesMs)
  const created = createdCounter(options)
  const deps: CartDeps = { ...options, store, rules, written, created }
  return {
    manifest,
    contract: cartContract,
    api: { ...cartApi(deps), ...feedApi(db), ...deadLettersApi(deps) },
    consumers: [customerConsumer],
    jobs: cartJobs(deps),
    migrations,
    async [Symbol.asyncDispose]() {
      await created.close()
      await store.close()
    },
  }
}

/** Carts are no cache: a call waits longer than the kit's default before it says that it could not be served. */
const inValkey = ({ clock, log }: CartOptions, url: string) =>
  valkeyStore(
    connectValkey({
      ...{ url, prefix: 'stoa:', commandTimeoutMs: 500 },
      report: error => log.warn({ error }, 'valkey_failed'),
    }),
    clock,
  )
