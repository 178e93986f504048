import { defineContract } from '@stoa/kernel/contract'
import { feedMethods } from '@stoa/kernel/feed'
import { availabilityChanged, reservationExpired } from './events.ts'
import * as reservations from './reservations.ts'
import * as stock from './stock.ts'

export { availabilityChanged, reservationExpired } from './events.ts'

export const inventoryContract = defineContract('inventory', {
  methods: { ...stock, ...reservations, ...feedMethods },
  events: { availabilityChanged, reservationExpired },
})
