import { defineMethod } from '@stoa/kernel/contract'
import { Type } from 'typebox'
import { insufficientStock, LocationId, Quantity, Reservation, ReservationId, Sku } from './schemas.ts'

const line = Type.Object({ sku: Sku, quantity: Quantity })
const notHeld = {
  reservation_lost: { status: 409, description: 'The reservation had expired and its units are gone' },
} as const

export const reserve = defineMethod({
  http: 'POST /v1/reservations',
  visibility: 'internal',
  actors: [],
  summary: 'Hold units for a checkout until a time',
  description:
    'All lines or none. Lines of the same SKU are summed. A line that no single location can fill is split, in order of location priority. Repeating a call with the same id repeats the answer.',
  input: Type.Object({
    id: ReservationId,
    lines: Type.Array(line, { minItems: 1, maxItems: 200 }),
    holdSeconds: Type.Optional(Type.Integer({ minimum: 1, maximum: 7200, default: 900 })),
    replaces: Type.Optional({
      ...ReservationId,
      description:
        'An earlier hold that this one takes the place of: given back in the same transaction, if it is still held',
    }),
  }),
  output: Reservation,
  errors: {
    ...insufficientStock,
    reservation_differs: {
      status: 409,
      description: 'This id already holds other lines, or is no longer held',
    },
  },
  success: 201,
  examples: [{ name: 'two mugs', input: { id: 'chk_1', lines: [{ sku: 'MUG-SAND', quantity: 2 }] } }],
})

export const extendReservation = defineMethod({
  http: 'POST /v1/reservations/:id/extend',
  visibility: 'internal',
  actors: [],
  summary: 'Move the expiry of a held reservation',
  input: Type.Object({ id: ReservationId, holdSeconds: Type.Integer({ minimum: 1, maximum: 7200 }) }),
  output: Reservation,
  errors: notHeld,
})

export const commitReservation = defineMethod({
  http: 'POST /v1/reservations/:id/commit',
  visibility: 'internal',
  actors: [],
  summary: 'Turn a hold into a sale',
  description:
    'The units become allocated until they ship. An expired reservation is reserved again first, atomically, or is lost.',
  input: Type.Object({ id: ReservationId }),
  output: Reservation,
  errors: notHeld,
})

export const releaseReservation = defineMethod({
  http: 'POST /v1/reservations/:id/release',
  visibility: 'internal',
  actors: [],
  summary: 'Give the units back, held or allocated',
  description:
    'Releasing what is already free, or never was held, succeeds: an undo may run twice, or before its do.',
  input: Type.Object({ id: ReservationId }),
  output: Reservation,
})

export const shipReservation = defineMethod({
  http: 'POST /v1/reservations/:id/shipments',
  visibility: 'internal',
  actors: [],
  summary: 'Take allocated units off the shelf',
  input: Type.Object({
    id: ReservationId,
    shipmentId: Type.String({
      minLength: 1,
      maxLength: 128,
      description: 'Repeating a call with it changes nothing',
    }),
    lines: Type.Array(Type.Object({ sku: Sku, locationId: LocationId, quantity: Quantity }), {
      minItems: 1,
      maxItems: 200,
    }),
  }),
  output: Reservation,
  errors: {
    not_allocated: {
      status: 409,
      description: 'More than is allocated there, or the units are not on hand (backordered)',
    },
  },
})

export const getReservation = defineMethod({
  http: 'GET /v1/reservations/:id',
  visibility: 'internal',
  actors: [],
  summary: 'One reservation',
  input: Type.Object({ id: ReservationId }),
  output: Reservation,
})
