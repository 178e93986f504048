import type { cartContract } from '@stoa/contracts/cart'
import { catalogContract } from '@stoa/contracts/catalog'
import type { identityContract } from '@stoa/contracts/identity'
import { availabilityChanged } from '@stoa/contracts/inventory'
import type { Contract } from '@stoa/kernel/contract'
import { services } from './services.ts'
import type { Workload } from './workload.ts'

const nothing = {
  publishes: [],
  consumes: [],
  database: null,
  cache: false,
  buckets: [],
  secrets: [],
  egress: [],
  personalData: [],
} as const

/** What the storefront reads; its address is the shop's. */
export const storefrontCalls = [
  {
    service: 'catalog',
    methods: [
      ...['getProduct', 'getManyProducts', 'getManyVariants', 'getPreview', 'listProducts', 'searchProducts'],
      ...['suggest', 'listCategories'],
    ],
  },
  { service: 'inventory', methods: ['getManyAvailability'] },
  { service: 'recommendations', methods: ['listBoughtTogether', 'listSimilar', 'listPopular'] },
  {
    service: 'cart',
    methods: [
      'createCart',
      'getMyCart',
      'updateCart',
      'addLine',
      'updateLine',
      'removeLine',
      'addCoupon',
      'removeCoupon',
    ],
  },
  {
    service: 'orders',
    methods: [
      'startCheckout',
      'getCheckout',
      'updateCheckout',
      'completeCheckout',
      'continueCheckout',
      'cancelCheckout',
      'getMyStoreCredit',
      'getOrder',
      'scanOrderEvents',
      'cancelOrder',
      'listMyOrders',
      'requestOrderLink',
      'requestReturn',
      'listMyReturns',
      'withdrawReturn',
    ],
  },
  { service: 'payments', methods: ['listPaymentMethods'] },
  { service: 'notifications', methods: ['createStockAlert', 'confirmStockAlert', 'unsubscribe'] },
  {
    service: 'identity',
    methods: [
      'getProfile',
      'updateProfile',
      'changePassword',
      'requestPasswordReset',
      'resetPassword',
      'verifyEmail',
      'confirmEmailChange',
      'listAddresses',
      'createAddress',
      'updateAddress',
      'deleteAddress',
      'listMySessions',
      'revokeMySession',
      'revokeMySessions',
      'requestExport',
      'getExport',
      'downloadExport',
      'eraseMe',
    ],
  },
]
/** What makes a kept page an old one. */
const storefrontHears = [
  { from: 'catalog', events: Object.values(catalogContract.events).map(({ type }) => type) },
  { from: 'inventory', events: [availabilityChanged.type] },
]

const publicMethods = (contract: Contract): string[] =>
  Object.entries(contract.methods).flatMap(([name, { visibility }]) =>
    visibility === 'public' ? [name] : [],
  )

/** What the gateway asks identity on its own behalf. */
const signingIn = [
  'beginProviderSignIn',
  'closeSession',
  'completeProviderSignIn',
  'listRevocations',
  'openCustomerSession',
  'openGuestSession',
  'openLinkSession',
  'openStaffSession',
  'refreshSession',
  'resolveKey',
  'resolveSession',
] as const satisfies readonly (keyof typeof identityContract.methods)[]

/** At sign-in the cart of the guest becomes the customer's. */
const mergingCarts = ['mergeGuestCart'] as const satisfies readonly (keyof typeof cartContract.methods)[]

const onItsOwnBehalf: Readonly<Record<string, readonly string[]>> = {
  identity: signingIn,
  cart: mergingCarts,
}

/** What is public is what the gateway may call for those outside. */
const gatewayCalls = Object.values(services).map(({ contract }) => ({
  service: contract.name,
  methods: [...publicMethods(contract), ...(onItsOwnBehalf[contract.name] ?? [])],
}))

/** Entries of what lives in apps/, which the fleet may not import. */
export const webApps: readonly Workload[] = [
  {
    ...nothing,
    name: 'storefront',
    kind: 'web',
    port: 8080,
    probes: { live: '/livez', ready: '/readyz' },
    resources: { cpuMilli: 500, memoryMiB: 384 },
    calls: storefrontCalls,
    consumes: storefrontHears,
    secrets: ['SERVICE_TOKEN_KEY'],
    publicPaths: ['/'],
    slo: { availability: 99.9, p95Ms: 200 },
  },
  {
    ...nothing,
    name: 'admin',
    kind: 'web',
    port: 8080,
    probes: { live: '/livez', ready: '/readyz' },
    // The bundler takes its share once, at the first start; afterwards it is files.
    resources: { cpuMilli: 250, memoryMiB: 384 },
    calls: [],
    secrets: ['SERVICE_TOKEN_KEY'],
    publicPaths: ['/admin'],
    slo: { availability: 99.9, p95Ms: 100 },
  },
  {
    ...nothing,
    name: 'gateway',
    kind: 'web',
    port: 8080,
    probes: { live: '/livez', ready: '/readyz' },
    resources: { cpuMilli: 500, memoryMiB: 256 },
    calls: gatewayCalls,
    cache: true,
    secrets: ['SERVICE_TOKEN_KEY'],
    publicPaths: ['/api', '/auth', '/docs', '/health'],
    slo: { availability: 99.9, p95Ms: 200 },
  },
  {
    ...nothing,
    name: 'migrate',
    kind: 'job',
    port: null,
    probes: null,
    resources: { cpuMilli: 250, memoryMiB: 256 },
    calls: [],
    secrets: ['DATABASE_ROLE_SECRET'],
    publicPaths: [],
    slo: null,
  },
]
