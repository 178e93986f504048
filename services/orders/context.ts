import type { Tx } from '@stoa/platform/db'
import type { SagaRunner } from '@stoa/platform/saga'
import type { OrdersOptions } from './deps.ts'

/** What the use cases work with. */
export type Orders = OrdersOptions & { readonly runner: SagaRunner<Tx> }
