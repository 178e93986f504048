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
    ],
  },
  {
    title: 'Catalogue',
    places: [{ name: 'Products', to: '/products', icon: 'products', needs: 'catalog.read', key: 'p' }],
  },
]

export const allPlaces = navigation.flatMap(({ places }) => places)
