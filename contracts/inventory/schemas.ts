import { Type } from 'typebox'

export const Sku = Type.String({
  minLength: 1,
  maxLength: 64,
  pattern: '^[A-Za-z0-9][A-Za-z0-9._-]*$',
  description: 'Stock keeping unit',
})
export const Quantity = Type.Integer({ minimum: 1, maximum: 1_000_000 })
export const LocationId = Type.String({ minLength: 1, maxLength: 64 })
export const ReservationId = Type.String({
  minLength: 1,
  maxLength: 128,
  description: "The caller's own id: repeating a call with it repeats the answer",
})

export const Policy = Type.Union(
  [Type.Literal('untracked'), Type.Literal('track'), Type.Literal('backorder')],
  {
    description:
      'untracked: always available; track: never more than is there; backorder: below zero within a limit',
  },
)

export const Location = Type.Object({
  id: LocationId,
  name: Type.String(),
  priority: Type.Integer({ description: 'Lower is asked first when a line is allocated' }),
  active: Type.Boolean(),
  version: Type.Integer(),
})

export const Level = Type.Object({
  locationId: LocationId,
  onHand: Type.Integer({ minimum: 0, description: 'Units that are physically there' }),
  reserved: Type.Integer({ minimum: 0, description: 'Held by open checkouts' }),
  allocated: Type.Integer({ minimum: 0, description: 'Sold, not yet shipped' }),
})

export const Item = Type.Object({
  sku: Sku,
  policy: Policy,
  safetyStock: Type.Integer({ minimum: 0, description: 'Units per location that are never promised' }),
  backorderLimit: Type.Integer({ minimum: 0, description: 'How far below zero a location may be promised' }),
  available: Type.Integer({ description: 'What can still be promised over all active locations' }),
  levels: Type.Array(Level),
  version: Type.Integer(),
})

export const Availability = Type.Object({
  sku: Sku,
  available: Type.Integer(),
  inStock: Type.Boolean(),
  policy: Policy,
})

export const Allocation = Type.Object({ sku: Sku, locationId: LocationId, quantity: Quantity })

export const ReservationStatus = Type.Union([
  Type.Literal('held'),
  Type.Literal('committed'),
  Type.Literal('released'),
  Type.Literal('expired'),
])

export const Reservation = Type.Object({
  id: ReservationId,
  status: ReservationStatus,
  expiresAt: Type.String({ description: 'RFC 3339; what is not committed by then is released' }),
  allocations: Type.Array(Allocation),
})

export const Movement = Type.Object({
  id: Type.Integer(),
  sku: Sku,
  locationId: LocationId,
  kind: Type.Union([
    Type.Literal('received'),
    Type.Literal('counted'),
    Type.Literal('damaged'),
    Type.Literal('shipped'),
    Type.Literal('returned'),
    Type.Literal('corrected'),
  ]),
  delta: Type.Integer(),
  onHandAfter: Type.Integer(),
  reason: Type.String(),
  reference: Type.String(),
  actor: Type.String(),
  at: Type.String(),
})

export const Shortage = Type.Object({ sku: Sku, requested: Type.Integer(), available: Type.Integer() })
export const insufficientStock = {
  insufficient_stock: {
    status: 409,
    description: 'At least one line cannot be filled; nothing was reserved',
    data: Type.Object({ shortages: Type.Array(Shortage) }),
  },
} as const

export const page = <T extends Parameters<typeof Type.Array>[0]>(item: T) =>
  Type.Object({
    items: Type.Array(item),
    next: Type.Optional(Type.String({ description: 'Cursor of the next page' })),
  })
export const pageInput = {
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 20 })),
  cursor: Type.Optional(Type.String({ maxLength: 512 })),
}
