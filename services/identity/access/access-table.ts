/** What a role is for, in one sentence that the administration shows. */
export const roles = {
  owner: 'Everything, also hiring and keys',
  manager: 'Runs the shop: everything but hiring and keys',
  merchandiser: 'Catalogue, prices and promotions',
  warehouse: 'Stock, and sending parcels',
  support: 'Customers, their carts, orders and returns',
  finance: 'Payments, refunds and invoices',
  analyst: 'Reads what is not personal',
} as const

export type Role = keyof typeof roles

const m = 'manager'
const selling = [m, 'merchandiser'] as const
const serving = [m, 'support'] as const
const everybody = [m, 'merchandiser', 'warehouse', 'support', 'finance', 'analyst'] as const

/**
 * The one table of who may do what: `resource.action` and the roles that hold it. Owners hold everything, keys hold
 * what they were given out of it, and nobody else holds any. A test demands a row for every permission of a contract,
 * and tries every method with every actor.
 */
export const accessTable = {
  'catalog.read': everybody,
  'catalog.write': selling,
  'inventory.read': everybody,
  'inventory.write': [m, 'warehouse'],
  'pricing.read': [...selling, 'support', 'finance', 'analyst'],
  'pricing.write': selling,
  'recommendations.read': selling,
  'recommendations.write': selling,
  'cart.read': serving,
  'cart.write': serving,
  'orders.read': [m, 'support', 'warehouse', 'finance'],
  'orders.write': [m, 'support', 'warehouse'],
  'orders.refund': [m, 'support', 'finance'],
  'orders.operate': [m],
  'payments.read': [m, 'support', 'finance'],
  'payments.write': [m, 'finance'],
  'notifications.read': serving,
  'notifications.write': [m],
  'customers.read': [m, 'support', 'finance'],
  'customers.write': serving,
  'privacy.write': [m],
  'audit.read': [m, 'finance'],
  'operations.read': [m],
  'operations.write': [m],
  'staff.read': [m],
  'staff.write': [],
  'keys.read': [m],
  'keys.write': [],
} as const satisfies Readonly<Record<string, readonly Role[]>>

export type Permission = keyof typeof accessTable
