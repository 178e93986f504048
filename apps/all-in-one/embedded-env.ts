import { brand } from '@stoa/app-storefront/brand'
import type { ShopOptions } from './options.ts'

/** On one's own machine: no telephone to sign in as staff, mails into the mailbox, webhooks to one's own programs. */
export function embeddedEnv({ host, port }: Pick<ShopOptions, 'host' | 'port'>) {
  const shop = `http://${host.includes(':') ? `[${host}]` : host}:${port}/`
  return {
    IDENTITY_REQUIRE_TWO_STEP: 'false',
    NOTIFICATIONS_MAIL: 'mailbox',
    NOTIFICATIONS_WEBHOOK_NETWORK: 'loopback',
    NOTIFICATIONS_BRAND: brand.name,
    NOTIFICATIONS_FROM: `${brand.name} <shop@example.com>`,
    SHOP_URL: shop,
  }
}
