/** Whoever may buy: a shop's own pages as guests and customers, other programs with a key or with nothing. */
export const buyers = {
  visibility: 'public',
  actors: ['anonymous', 'guest', 'customer', 'staff', 'key'],
} as const
/** Of an order only those it belongs to: the customer, or the guest session that placed it or opened its link. */
export const owners = { visibility: 'public', actors: ['guest', 'customer'] } as const
export const customers = { visibility: 'public', actors: ['customer'] } as const

const staff = { visibility: 'public', actors: ['staff', 'key'] } as const
export const readers = { ...staff, permission: 'orders.read' } as const
export const writers = { ...staff, permission: 'orders.write' } as const
/** Those who give money back, or make it. */
export const cashiers = { ...staff, permission: 'orders.refund' } as const
/** Those who look after what got stuck. */
export const operators = { ...staff, permission: 'orders.operate' } as const

export const neighbours = { visibility: 'internal', actors: [] } as const
