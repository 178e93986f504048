import type { CartState, StateLine } from '../state/cart-state.ts'

export const limits = { mostLines: 5, mostUnits: 50 }

const soon = (iso: string, days: number) => new Date(Date.parse(iso) + days * 86_400_000).toISOString()

export const cartFor = (number: number, more: Partial<CartState> = {}): CartState => {
  const updatedAt = more.updatedAt ?? '2026-01-01T00:00:00.000Z'
  return {
    ...{ id: `cart_${String(number).padStart(26, '0')}`, version: 1, status: 'open' },
    ...{ channel: 'default', currency: 'EUR', lines: [], coupons: [], done: [], mergedFrom: [] },
    ...{ updatedAt, expiresAt: soon(updatedAt, 30), ...more },
  }
}

export const lineFor = (sku: string, quantity = 1, more: Partial<StateLine> = {}): StateLine => ({
  ...{ lineId: `line_${sku}`, sku, quantity, options: {}, ...more },
})
