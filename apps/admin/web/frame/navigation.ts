import type { LinkProps } from '@tanstack/react-router'
import type { Permission } from '../api/shapes.ts'
import type { IconName } from '../parts/icon.tsx'

export type Place = {
  readonly name: string
  readonly to: NonNullable<LinkProps['to']>
  readonly icon: IconName
  readonly needs: Permission
  /** Pressed after g. */
  readonly key?: string
}

/** Where one can go, and what a role must hold to see it there. */
export const navigation: readonly { readonly title: string; readonly places: readonly Place[] }[] = [
  {
    title: 'Sales',
    places: [
      { name: 'Orders', to: '/orders', icon: 'orders', needs: 'orders.read', key: 'o' },
      { name: 'Returns', to: '/returns', icon: 'returns', needs: 'orders.read', key: 'r' },
      { name: 'Customers', to: '/customers', icon: 'customers', needs: 'customers.read', key: 'c' },
      { name: 'Gift cards', to: '/gift-cards', icon: 'gift', needs: 'orders.read' },
    ],
  },
  {
    title: 'Catalogue',
    places: [
      { name: 'Products', to: '/products', icon: 'products', needs: 'catalog.read', key: 'p' },
      { name: 'Categories', to: '/categories', icon: 'categories', needs: 'catalog.read' },
      { name: 'Stock', to: '/stock', icon: 'stock', needs: 'inventory.read', key: 's' },
      { name: 'Import and export', to: '/imports', icon: 'imports', needs: 'catalog.read' },
    ],
  },
  {
    title: 'Pricing',
    places: [
      { name: 'Promotions', to: '/promotions', icon: 'promotions', needs: 'pricing.read', key: 'm' },
      { name: 'Campaigns', to: '/campaigns', icon: 'campaigns', needs: 'pricing.read' },
      { name: 'Coupons', to: '/coupons', icon: 'coupons', needs: 'pricing.read' },
      { name: 'Price lists', to: '/price-lists', icon: 'prices', needs: 'pricing.read' },
    ],
  },
  {
    title: 'Shop',
    places: [
      { name: 'Notifications', to: '/notifications', icon: 'bell', needs: 'notifications.read' },
      { name: 'Webhooks', to: '/webhooks', icon: 'webhook', needs: 'notifications.read' },
      { name: 'Operations', to: '/operations', icon: 'pulse', needs: 'orders.operate' },
      { name: 'Dead letters', to: '/dead-letters', icon: 'warn', needs: 'operations.read' },
      { name: 'Staff', to: '/staff', icon: 'staff', needs: 'staff.read' },
      { name: 'API keys', to: '/keys', icon: 'key', needs: 'keys.read' },
      { name: 'Audit log', to: '/audit', icon: 'audit', needs: 'audit.read' },
    ],
  },
]

export const allPlaces = navigation.flatMap(({ places }) => places)
