import { fail, ok } from '@stoa/kernel/result'
import { outsideTransaction } from '@stoa/platform/contract'
import type { Neighbours } from '../neighbours.ts'

const id = (prefix: string, name: string) => `${prefix}_${name.padEnd(26, '0')}`
export const ids = {
  ada: id('cus', 'ada'),
  grace: id('stf', 'grace'),
  token: id('tok', 'one'),
  order: id('ord', 'one'),
  guestOrder: id('ord', 'guest'),
  cart: id('cart', 'one'),
  checkout: id('chk', 'one'),
  shipment: id('shp', 'one'),
  return: id('ret', 'one'),
  card: id('gfc', 'one'),
}
const eur = (amount: number) => ({ amount, currency: 'EUR' })
const contact = { email: 'ada@example.com', name: 'Ada <b>', language: 'de-AT', emailVerified: true }

/** What the neighbours know; a test changes it. */
export const newWorld = () => ({
  /** Methods that do not answer. */
  away: new Set<string>(),
  gone: false,
  completed: [] as { id: string; service: string; data?: unknown }[],
  tokenKind: 'verify-email' as 'verify-email' | 'change-email' | 'reset-password' | 'invite-staff',
  staff: ['owner'] as string[],
  links: 0,
  email: contact.email,
  emailVerified: true,
  marketing: true,
  /** SKUs that cannot be bought now. */
  soldOut: new Set<string>(),
  /** What Ada left; another version is another cart. */
  cart: { version: 3, lines: [{ sku: 'MUG', quantity: 2 }] },
})
export type World = ReturnType<typeof newWorld>

const order = (orderId: string) => ({
  ...{
    id: orderId,
    number: 'S-4K7QX92B',
    status: 'open',
    paymentStatus: 'paid',
    fulfilmentStatus: 'unfulfilled',
  },
  ...(orderId === ids.order && { customerId: ids.ada }),
  ...{ channel: 'default', total: eur(2490), units: 2, placedAt: '2026-01-01T00:00:00.000Z', version: 1 },
  ...{ checkoutId: ids.checkout, currency: 'EUR', language: 'de', coupons: [] },
  lines: [{ lineId: 'l1', sku: 'MUG', title: 'Mug <script>', quantity: 2, total: eur(2000) }],
  totals: [
    { kind: 'shipping', label: 'Parcel', money: eur(490) },
    { kind: 'tax', label: 'VAT', money: eur(398), included: true },
    { kind: 'total', label: 'Total', money: eur(2490) },
  ],
  shipTo: { name: 'Ada', line1: 'Market 1', postcode: '04109', city: 'Leipzig', country: 'DE' },
  shipments: [
    {
      ...{
        id: ids.shipment,
        orderId,
        status: 'shipped',
        carrier: 'DHL',
        trackingNumber: '0034',
        createdAt: '',
      },
      ...{ trackingUrl: 'https://dhl.example/0034', lines: [{ lineId: 'l1', quantity: 1 }] },
    },
  ],
})

export function testNeighbours(world: World): Neighbours {
  const identity = {
    getContact: async () =>
      world.gone
        ? fail({ code: 'contact_gone', detail: '' })
        : ok({
            ...contact,
            email: world.email,
            emailVerified: world.emailVerified,
            marketing: world.marketing,
          }),
    getTokenMail: async () =>
      world.gone
        ? fail({ code: 'token_gone', detail: '' })
        : ok({
            ...{ kind: world.tokenKind, to: { ...contact, email: world.email }, customerId: ids.ada },
            ...{ token: 'a secret/+token', expiresAt: '2026-01-02T00:00:00.000Z' },
          }),
    getStaff: async () => ok({ ...person, roles: world.staff }),
    listStaff: async () => ok({ items: [{ ...person, roles: world.staff }] }),
    completePrivacyPart: async (part: World['completed'][number]) => {
      world.completed.push(part)
      return ok(null)
    },
  }
  const orders = {
    getOrderContact: async ({ orderId, link }: { orderId: string; link?: boolean }) => {
      if (world.gone) return fail({ code: 'contact_gone', detail: '' })
      if (link) world.links += 1
      return ok({
        ...{ orderId, number: 'S-4K7QX92B', email: world.email, name: 'Ada', language: 'de' },
        ...(link && { linkToken: 'lnk.secret' }),
      })
    },
    getStaffOrder: async ({ id }: { id: string }) => ok(order(id)),
    getReturn: async () =>
      ok({
        id: ids.return,
        orderId: ids.order,
        resolution: 'refund',
        lines: [{ lineId: 'l1', quantity: 1 }],
        refund: eur(1000),
      }),
    getGiftCardDelivery: async () =>
      ok({
        ...{
          giftCardId: ids.card,
          code: 'GIFT-CODE-1',
          amount: eur(5000),
          orderId: ids.order,
          number: 'S-4K7QX92B',
        },
        ...{ email: world.email, name: 'Ada', language: 'en' },
      }),
  }
  const catalog = {
    getVariant: async ({ sku }: { sku: string }) =>
      sku.startsWith('NONE')
        ? fail({ code: 'variant_not_found', detail: '' })
        : ok({ sku, title: 'Mug', optionText: 'Sand', productSlug: 'mug' }),
    getManyVariants: async ({ skus }: { skus: string[] }) =>
      ok({
        items: skus
          .filter(sku => !sku.startsWith('NONE'))
          .map(sku => ({ sku, title: `The ${sku}`, optionText: '' })),
        missing: [],
      }),
  }
  const inventory = {
    getManyAvailability: async ({ skus }: { skus: string[] }) =>
      ok({ items: skus.map(sku => ({ sku, inStock: !world.soldOut.has(sku) })) }),
  }
  const cart = {
    getAbandonedCart: async ({ version }: { version: number }) =>
      version === world.cart.version
        ? ok({ customerId: ids.ada, lines: world.cart.lines })
        : fail({ code: 'cart_not_abandoned', detail: '' }),
  }
  const wrap = (service: string, methods: object) =>
    Object.fromEntries(
      Object.entries(methods).map(([name, handler]) => [
        name,
        outsideTransaction(`${service}.${name}`, async (input, call) => {
          if (world.away.has(name)) throw new Error(`${name} is away`)
          return handler(input, call)
        }),
      ]),
    )
  // Answers hold what this service reads of them; each entry is a method of the contract.
  return {
    ...{ identity: wrap('identity', identity), orders: wrap('orders', orders) },
    ...{ cart: wrap('cart', cart), catalog: wrap('catalog', catalog) },
    inventory: wrap('inventory', inventory),
  } as unknown as Neighbours
}

const person = { id: ids.grace, email: 'grace@example.com', name: 'Grace', status: 'active', version: 1 }
