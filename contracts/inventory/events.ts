import { defineEvent } from '@stoa/kernel/event'
import { Type } from 'typebox'
import { Sku } from './schemas.ts'

/** Sent when a buyer would see a difference: in stock or not, few left or many. Not for every unit. */
export const availabilityChanged = defineEvent(
  'inventory.availability-changed',
  1,
  Type.Object({ sku: Sku, available: Type.Integer(), inStock: Type.Boolean() }),
  'What can be promised of a SKU moved between none, few and many',
)

export const reservationExpired = defineEvent(
  'inventory.reservation-expired',
  1,
  Type.Object({ reservationId: Type.String() }),
  'A reservation ran out before it was committed; its units are free again',
)
