import { defineMethod } from '@stoa/kernel/contract'
import { Type } from 'typebox'
import { readers } from './access.ts'
import { Channel, Currency, Instant, Sku } from './values.ts'

const count = Type.Integer({ minimum: 0 })
const minor = (description: string) =>
  Type.Integer({ description: `${description}, in minor units of the currency` })

const figures = {
  currency: Currency,
  orders: count,
  units: count,
  revenue: minor('Of orders as they were placed; gift cards that are sold are a debt and not in it'),
  average: minor('Revenue of an order'),
  cancelled: count,
  refunds: { ...count, description: 'How many' },
  refunded: minor('What went back'),
  newCustomers: { ...count, description: 'Orders of an address that had never ordered' },
}
const period = {
  from: Instant,
  until: Instant,
  buckets: Type.Array(Type.Object({ at: Instant, ...figures }), {
    description: 'In order of time; those in which nothing happened are left out',
  }),
  totals: Type.Array(Type.Object(figures), { description: 'One a currency' }),
  checkouts: { ...count, description: 'Begun in that time' },
  carts: Type.Optional({ ...count, description: 'Opened in that time; absent while carts cannot be asked' }),
  conversionPpm: Type.Optional(
    Type.Integer({ minimum: 0, description: 'Orders of a million carts; absent when none was opened' }),
  ),
}
export const getOrderStats = defineMethod({
  ...readers,
  http: 'GET /v1/admin/order-stats',
  summary: 'Orders, revenue and the like over a time, beside an earlier one',
  description:
    'From figures that are written with each order, in UTC and in whole hours: it takes as long for a million orders as for none.',
  input: Type.Object({
    from: Instant,
    until: Instant,
    interval: Type.Optional(
      Type.Union([Type.Literal('hour'), Type.Literal('day'), Type.Literal('week'), Type.Literal('month')], {
        default: 'hour',
      }),
    ),
    compare: Type.Optional(
      Type.Union([Type.Literal('none'), Type.Literal('previous'), Type.Literal('year')], { default: 'none' }),
    ),
    channel: Type.Optional(Channel),
  }),
  output: Type.Object({
    ...period,
    products: Type.Array(
      Type.Object({
        sku: Sku,
        title: Type.String(),
        currency: Currency,
        units: count,
        revenue: Type.Integer(),
      }),
      { description: 'The ten that brought most, by whole days' },
    ),
    before: Type.Optional(Type.Object(period, { description: 'The time that it is compared with' })),
  }),
  errors: { range_too_long: { status: 422, description: 'More than anybody can look at in such steps' } },
  examples: [
    {
      name: 'the last week beside the one before',
      input: {
        from: '2026-11-14T00:00:00Z',
        until: '2026-11-21T00:00:00Z',
        interval: 'day',
        compare: 'previous',
      },
    },
  ],
})
