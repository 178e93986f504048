import { chargeOf, type Way } from '../shipping/choose-shipping.ts'
import type { ShippingOption } from './words.ts'

export const shippingOptionOf = (way: Way): ShippingOption => {
  const price = chargeOf(way)
  return {
    ...{ id: way.id, code: way.code, label: way.label, price },
    ...(price.amount < way.full.amount && { before: way.full }),
    ...(way.days && { days: { ...way.days } }),
  }
}
