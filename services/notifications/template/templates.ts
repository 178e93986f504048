/** Every mail, and how the one it is for is found. */
export const templates = {
  'verify-email': 'token',
  'email-change': 'token',
  'password-reset': 'token',
  'staff-invitation': 'token',
  'email-change-notice': 'customer',
  'password-changed': 'customer',
  'registration-repeated': 'customer',
  'export-ready': 'customer',
  'order-placed': 'order',
  'order-paid': 'order',
  'order-shipped': 'order',
  'shipment-delivered': 'order',
  'order-cancelled': 'order',
  'order-refunded': 'order',
  'order-edited': 'order',
  'edit-payment-requested': 'order',
  'order-link': 'order',
  'payment-failed': 'order',
  'return-requested': 'return',
  'return-approved': 'return',
  'return-rejected': 'return',
  'return-received': 'return',
  'return-settled': 'return',
  'gift-card-issued': 'gift-card',
  'stock-alert-confirm': 'alert',
  'back-in-stock': 'alert',
  'cart-reminder': 'cart',
  'webhook-disabled': 'staff',
} as const satisfies Record<string, Audience>

type Audience = 'token' | 'customer' | 'order' | 'return' | 'gift-card' | 'alert' | 'cart' | 'staff'
export type TemplateName = keyof typeof templates

export const templateNames = Object.keys(templates) as TemplateName[] // the keys of the table above
export const isTemplate = (name: string): name is TemplateName => Object.hasOwn(templates, name)
