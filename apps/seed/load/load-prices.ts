import type { Composition } from '@stoa/fleet/compose'
import type { Clock } from '@stoa/kernel/clock'
import { systemIds } from '@stoa/kernel/ids'
import { loadPricing, seedPricing } from '@stoa/pricing'

/** Markets, taxes, postage and a few promotions, so that a cart knows what it costs. */
export async function loadPrices(composition: Composition, clock: Clock): Promise<void> {
  const pricing = composition.local.find(({ entry }) => entry.manifest.name === 'pricing')
  if (!pricing) throw new Error('seeding needs pricing in this process')
  await loadPricing({ db: pricing.db, clock, ids: systemIds(clock) }, seedPricing, 'seed')
}
