import { assertFitForProduction } from '@stoa/fleet/production'
import { services } from '@stoa/fleet/services'
import type { ShopOptions } from './options.ts'

/** Before anything is made: a database and keys that nobody may use help nobody. */
export function refuseProduction({ env }: Pick<ShopOptions, 'env'>): void {
  const manifests = Object.values(services).map(({ manifest }) => manifest)
  assertFitForProduction({ name: 'stoa', services: manifests, env, secret: () => '' })
}
