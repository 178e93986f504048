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
    validateSearch: searchOf('status', 'q', 'without', 'sort'),
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
    path: '/gift-cards',
    component: lazyRouteComponent(() => import('./gift-cards/gift-card-list.tsx'), 'GiftCardList'),
  }),
  createRoute({
    ...at,
    path: '/categories',
    component: lazyRouteComponent(() => import('./categories/category-list.tsx'), 'CategoryList'),
  }),
  createRoute({
    ...at,
    path: '/stock',
    validateSearch: searchOf('below', 'q'),
    component: lazyRouteComponent(() => import('./stock/stock-list.tsx'), 'StockList'),
  }),
  createRoute({
    ...at,
    path: '/stock/$sku',
    component: lazyRouteComponent(() => import('./stock/stock-page.tsx'), 'StockPage'),
  }),
  createRoute({
    ...at,
    path: '/imports',
    component: lazyRouteComponent(() => import('./imports/import-list.tsx'), 'ImportList'),
  }),
  createRoute({
    ...at,
    path: '/imports/$id',
    component: lazyRouteComponent(() => import('./imports/import-page.tsx'), 'ImportPage'),
  }),
  createRoute({
    ...at,
    path: '/promotions',
    component: lazyRouteComponent(() => import('./promotions/promotion-list.tsx'), 'PromotionList'),
  }),
  createRoute({
    ...at,
    path: '/promotions/$id',
    component: lazyRouteComponent(() => import('./promotions/promotion-page.tsx'), 'PromotionPage'),
  }),
  createRoute({
    ...at,
    path: '/campaigns',
    component: lazyRouteComponent(() => import('./campaigns/campaign-list.tsx'), 'CampaignList'),
  }),
  createRoute({
    ...at,
    path: '/campaigns/$id',
    component: lazyRouteComponent(() => import('./campaigns/campaign-page.tsx'), 'CampaignPage'),
  }),
  createRoute({
    ...at,
    path: '/coupons',
    component: lazyRouteComponent(() => import('./coupons/coupon-list.tsx'), 'CouponList'),
  }),
  createRoute({
    ...at,
    path: '/price-lists',
    component: lazyRouteComponent(() => import('./price-lists/price-list-list.tsx'), 'PriceListList'),
  }),
  createRoute({
    ...at,
    path: '/price-lists/$id',
    component: lazyRouteComponent(() => import('./price-lists/price-list-page.tsx'), 'PriceListPage'),
  }),
  createRoute({
    ...at,
    path: '/notifications',
    validateSearch: searchOf('status'),
    component: lazyRouteComponent(() => import('./notifications/message-list.tsx'), 'MessageList'),
  }),
  createRoute({
    ...at,
    path: '/webhooks',
    validateSearch: searchOf('status'),
    component: lazyRouteComponent(() => import('./webhooks/delivery-list.tsx'), 'DeliveryList'),
  }),
  createRoute({
    ...at,
    path: '/operations',
    validateSearch: searchOf('stuck'),
    component: lazyRouteComponent(() => import('./operations/operations.tsx'), 'Operations'),
  }),
  createRoute({
    ...at,
    path: '/dead-letters',
    validateSearch: searchOf('state', 'of'),
    component: lazyRouteComponent(() => import('./operations/dead-letter-list.tsx'), 'DeadLetterList'),
  }),
  createRoute({
    ...at,
    path: '/staff',
    component: lazyRouteComponent(() => import('./staff/staff-list.tsx'), 'StaffList'),
  }),
  createRoute({
    ...at,
    path: '/keys',
    component: lazyRouteComponent(() => import('./keys/key-list.tsx'), 'KeyList'),
  }),
  createRoute({
    ...at,
    path: '/audit',
    validateSearch: searchOf('of', 'q'),
    component: lazyRouteComponent(() => import('./audit/audit-log.tsx'), 'AuditLog'),
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
