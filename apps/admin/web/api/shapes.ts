import type { cartContract } from '@stoa/contracts/cart'
import type { catalogContract } from '@stoa/contracts/catalog'
import type { Route } from '@stoa/contracts/client'
import type { gatewayContract } from '@stoa/contracts/gateway'
import type { identityContract } from '@stoa/contracts/identity'
import type { inventoryContract } from '@stoa/contracts/inventory'
import type { notificationsContract } from '@stoa/contracts/notifications'
import type { ordersContract } from '@stoa/contracts/orders'
import type { paymentsContract } from '@stoa/contracts/payments'
import type { pricingContract } from '@stoa/contracts/pricing'
import type { Contract } from '@stoa/kernel/contract'
import type { Static, TSchema } from 'typebox'

type Methods<C extends Contract> = C['methods'][keyof C['methods']]
type At<C extends Contract, R> = Extract<Methods<C>, { http: R }>
type Answer<C extends Contract, R extends Route<C>> =
  At<C, R> extends { output: infer O extends TSchema } ? Static<O> : never
type Input<C extends Contract, R extends Route<C>> =
  At<C, R> extends { input: infer I extends TSchema } ? Static<I> : never

type Cart = typeof cartContract
type Catalog = typeof catalogContract
type Gateway = typeof gatewayContract
type Identity = typeof identityContract
type Inventory = typeof inventoryContract
type Notifications = typeof notificationsContract
type Orders = typeof ordersContract
type Payments = typeof paymentsContract
type Pricing = typeof pricingContract
type ItemOf<T> = T extends { items: (infer I)[] } ? I : never

/** What a role must hold for a screen or a button: the contracts' own words, so none can be misspelt. */
export type Permission = DemandedBy<
  Cart | Catalog | Gateway | Identity | Inventory | Notifications | Orders | Payments | Pricing
>
type DemandedBy<C> = C extends Contract ? Extract<Methods<C>, { permission: string }>['permission'] : never

export type Me = Answer<Identity, 'GET /v1/admin/me'>
export type StaffMember = ItemOf<Answer<Identity, 'GET /v1/admin/staff'>>
export type Role = ItemOf<Answer<Identity, 'GET /v1/admin/roles'>>
export type ApiKey = ItemOf<Answer<Identity, 'GET /v1/admin/api-keys'>>
export type Customer = ItemOf<Answer<Identity, 'GET /v1/admin/customers'>>
export type CustomerDetails = Answer<Identity, 'GET /v1/admin/customers/:id'>

export type Order = Answer<Orders, 'GET /v1/admin/orders/:id'>
export type OrderRow = ItemOf<Answer<Orders, 'GET /v1/admin/orders'>>
export type OrderLine = Order['lines'][number]
export type Shipment = Order['shipments'][number]
export type Timeline = Answer<Orders, 'GET /v1/admin/orders/:id/timeline'>
export type Invoice = ItemOf<Answer<Orders, 'GET /v1/admin/orders/:id/invoices'>>
export type Return = ItemOf<Answer<Orders, 'GET /v1/admin/returns'>>
export type GiftCard = ItemOf<Answer<Orders, 'GET /v1/admin/gift-cards'>>
export type GiftCardDetails = Answer<Orders, 'GET /v1/admin/gift-cards/:id'>
export type Process = ItemOf<Answer<Orders, 'GET /v1/admin/order-processes'>>
export type ProcessDetails = Answer<Orders, 'GET /v1/admin/order-processes/:id'>
export type OrderStats = Answer<Orders, 'GET /v1/admin/order-stats'>

export type Product = Answer<Catalog, 'GET /v1/admin/products/:id'>
export type ProductRow = ItemOf<Answer<Catalog, 'GET /v1/admin/products'>>
export type Variant = Product['variants'][number]
/** A variant with what the shop shows of its product. */
export type SoldVariant = ItemOf<Answer<Catalog, 'GET /v1/batch/variants'>>
export type ProductTexts = Product['texts'][string]
export type ProductPatch = Omit<Input<Catalog, 'PATCH /v1/admin/products/:id'>, 'id'>
export type NewProduct = Input<Catalog, 'POST /v1/admin/products'>
export type StaffCategoryRow = ItemOf<Answer<Catalog, 'GET /v1/admin/categories'>>
export type StaffCategory = Answer<Catalog, 'GET /v1/admin/categories/:id'>
export type Import = ItemOf<Answer<Catalog, 'GET /v1/admin/imports'>>
export type UploadedPicture = ItemOf<Answer<Catalog, 'GET /v1/admin/media'>>
export type ImportError = ItemOf<Answer<Catalog, 'GET /v1/admin/imports/:id/errors'>>

export type StockItem = ItemOf<Answer<Inventory, 'GET /v1/admin/stock'>>
export type Movement = ItemOf<Answer<Inventory, 'GET /v1/admin/stock/:sku/movements'>>
export type Location = ItemOf<Answer<Inventory, 'GET /v1/admin/locations'>>

export type Promotion = ItemOf<Answer<Pricing, 'GET /v1/admin/promotions'>>
export type PromotionInput = Input<Pricing, 'POST /v1/admin/promotions'>
export type Campaign = ItemOf<Answer<Pricing, 'GET /v1/admin/campaigns'>>
export type CampaignInput = Input<Pricing, 'POST /v1/admin/campaigns'>
export type PromotionPreview = Answer<Pricing, 'POST /v1/admin/promotions/preview'>
export type PriceList = ItemOf<Answer<Pricing, 'GET /v1/admin/price-lists'>>
export type PriceListInput = Input<Pricing, 'POST /v1/admin/price-lists'>
export type PriceListEntry = ItemOf<Answer<Pricing, 'GET /v1/admin/price-lists/:id/entries'>>
export type Coupon = ItemOf<Answer<Pricing, 'GET /v1/admin/coupons'>>
export type AuditEntry = ItemOf<Answer<Identity, 'GET /v1/admin/audit/identity'>>
export type Message = ItemOf<Answer<Notifications, 'GET /v1/admin/messages'>>
export type Webhook = ItemOf<Answer<Notifications, 'GET /v1/admin/webhooks'>>
export type Delivery = ItemOf<Answer<Notifications, 'GET /v1/admin/webhook-deliveries'>>
export type Money = Order['total']
export type DeadLetter = ItemOf<Answer<Gateway, 'GET /v1/admin/dead-letters'>>
