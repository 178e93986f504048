import type { cartContract } from '@stoa/contracts/cart'
import type { catalogContract } from '@stoa/contracts/catalog'
import { apiClient } from '@stoa/contracts/client'
import type { gatewayContract } from '@stoa/contracts/gateway'
import type { identityContract } from '@stoa/contracts/identity'
import type { inventoryContract } from '@stoa/contracts/inventory'
import type { notificationsContract } from '@stoa/contracts/notifications'
import type { ordersContract } from '@stoa/contracts/orders'
import type { paymentsContract } from '@stoa/contracts/payments'
import type { pricingContract } from '@stoa/contracts/pricing'
import type { recommendationsContract } from '@stoa/contracts/recommendations'

const options = { baseUrl: '/api' }

export const cart = apiClient<typeof cartContract>(options)
export const catalog = apiClient<typeof catalogContract>(options)
export const gateway = apiClient<typeof gatewayContract>(options)
export const identity = apiClient<typeof identityContract>(options)
export const inventory = apiClient<typeof inventoryContract>(options)
export const notifications = apiClient<typeof notificationsContract>(options)
export const orders = apiClient<typeof ordersContract>(options)
export const payments = apiClient<typeof paymentsContract>(options)
export const pricing = apiClient<typeof pricingContract>(options)
export const recommendations = apiClient<typeof recommendationsContract>(options)
