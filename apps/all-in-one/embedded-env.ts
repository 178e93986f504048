import { brand } from '@stoa/app-storefront/brand'
import type { ShopOptions } from './options.ts'

/** On one's own machine: no telephone to sign in as staff, mails into the mailbox, webhooks to one's own programs. */
export const embeddedEnv = ({ host, port }: Pick<ShopOptions, 'host' | 'port'>) => ({
  IDENTITY_REQUIRE_TWO_STEP: 'false',
  NOTIFICATIONS_MAIL: 'mailbox',
  NOTIFICATIONS_WEBHOOK_NETWORK: 'loopback',
  NOTIFICATIONS_BRAND: brand.name,
  NOTIFICATIONS_FROM: `${brand.name} <shop@example.com>`,
  NOTIFICATIONS_SHOP_URL: `http://${host}:${port}/`,
})
