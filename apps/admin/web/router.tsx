import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import { Frame } from './frame/frame.tsx'
import { NoSuchScreen, ScreenFailed } from './frame/no-such-screen.tsx'
import { searchOf } from './parts/search-params.ts'

const root = createRootRoute({
  component: Frame,
  notFoundComponent: NoSuchScreen,
  errorComponent: ScreenFailed,
})
const at = { getParentRoute: () => root } as const

/** Every screen is fetched when one goes there. */
const routes = [
  createRoute({ ...at, path: '/', component: lazyRouteComponent(() => import('./home/home.tsx'), 'Home') }),
  createRoute({
    ...at,
    path: '/orders',
    validateSearch: searchOf('status', 'fulfilment', 'q'),
    component: lazyRouteComponent(() => import('./orders/order-list.tsx'), 'OrderList'),
  }),
  createRoute({
    ...at,
    path: '/orders/$id',
    component: lazyRouteComponent(() => import('./orders/order-page.tsx'), 'OrderPage'),
  }),
  createRoute({
    ...at,
    path: '/products',
    validateSearch: searchOf('status', 'q'),
    component: lazyRouteComponent(() => import('./products/product-list.tsx'), 'ProductList'),
  }),
  createRoute({
    ...at,
    path: '/products/new',
    component: lazyRouteComponent(() => import('./products/new-product.tsx'), 'NewProductPage'),
  }),
  createRoute({
    ...at,
    path: '/products/$id',
    component: lazyRouteComponent(() => import('./products/product-page.tsx'), 'ProductPage'),
  }),
  createRoute({
    ...at,
    path: '/returns',
    validateSearch: searchOf('status'),
    component: lazyRouteComponent(() => import('./returns/return-list.tsx'), 'ReturnList'),
  }),
  createRoute({
    ...at,
    path: '/returns/$id',
    component: lazyRouteComponent(() => import('./returns/return-page.tsx'), 'ReturnPage'),
  }),
  createRoute({
    ...at,
    path: '/customers',
    validateSearch: searchOf('status', 'q'),
    component: lazyRouteComponent(() => import('./customers/customer-list.tsx'), 'CustomerList'),
  }),
  createRoute({
    ...at,
    path: '/customers/$id',
    component: lazyRouteComponent(() => import('./customers/customer-page.tsx'), 'CustomerPage'),
  }),
  createRoute({
    ...at,
    path: '/account',
    component: lazyRouteComponent(() => import('./account/account.tsx'), 'Account'),
  }),
] as const

export const router = createRouter({
  routeTree: root.addChildren(routes),
  basepath: '/admin',
  defaultPreload: 'intent',
  scrollRestoration: true,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
