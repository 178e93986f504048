import type { Api, Contract } from '@stoa/kernel/contract'
import type { Bank } from './bank.ts'

/** A running shop, however it is cut into processes. */
export type Shop = {
  readonly topology: string
  /** Ends with a slash; the API is below `api/`. */
  readonly url: string
  readonly apiKey: string
  readonly bank: Bank
  /** Where the bank sends buyers back to. */
  readonly returnUrl: string
  /** What one service would have of another: also internal methods. */
  client<C extends Contract>(contract: C, caller: string): Api<C>
  stop(): Promise<void>
}

/** A test is one address that does the work of many. */
export const wideLimits = {
  GATEWAY_READS_PER_MINUTE: '1000000',
  GATEWAY_WRITES_PER_MINUTE: '1000000',
  GATEWAY_CALLS_PER_KEY_PER_MINUTE: '1000000',
  /** So that a test can come from anywhere. */
  TRUSTED_PROXIES: '127.0.0.1',
}
