import type { Promotion, PromotionInput } from '../api/shapes.ts'

export type Effect = PromotionInput['effect']
export type EffectKind = Effect['kind']

export const blankPromotion: PromotionInput = {
  name: '',
  labels: { en: '' },
  effect: { kind: 'percent-off', ratePpm: 100_000 },
}

/** What is stored, without what only the service writes. */
export function inputOf({ id: _id, version: _version, updatedAt: _at, ...input }: Promotion): PromotionInput {
  return input
}

export const effectKinds: readonly { value: EffectKind; label: string }[] = [
  { value: 'percent-off', label: 'Percent off' },
  { value: 'amount-off', label: 'An amount off' },
  { value: 'buy-x-get-y', label: 'Buy some, get some' },
  { value: 'free-shipping', label: 'Free shipping' },
]

/** Where somebody begins with each. */
export function blankEffect(kind: EffectKind): Effect {
  switch (kind) {
    case 'percent-off':
      return { kind, ratePpm: 100_000 }
    case 'amount-off':
      return { kind, amounts: [{ amount: 500, currency: 'EUR' }], per: 'order' }
    case 'buy-x-get-y':
      return { kind, buyQuantity: 2, getQuantity: 1 }
    case 'free-shipping':
      return { kind }
  }
}
