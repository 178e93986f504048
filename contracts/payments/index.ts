import { defineContract } from '@stoa/kernel/contract'
import { feedMethods } from '@stoa/kernel/feed'
import * as events from './events.ts'
import * as payments from './payments.ts'
import * as shop from './shop.ts'
import * as staff from './staff.ts'

export * from './events.ts'

export const paymentsContract = defineContract('payments', {
  methods: { ...payments, ...shop, ...staff, ...feedMethods },
  events,
})
