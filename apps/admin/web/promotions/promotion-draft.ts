import type { Promotion, PromotionInput } from '../api/shapes.ts'
import type { Shape } from '../parts/merge.ts'

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

/** What buyers read is a field for each language. */
export const promotionShape: Shape<PromotionInput> = {
  fieldsOf: ({ labels, ...rest }) => ({
    ...rest,
    ...Object.fromEntries(Object.entries(labels).map(([language, text]) => [`labels/${language}`, text])),
  }),
  withField(draft, key, value) {
    const [part, language] = key.split('/')
    if (part !== 'labels' || !language) return { ...draft, [key]: value }
    const { [language]: _before, ...others } = draft.labels
    return { ...draft, labels: { ...others, ...(typeof value === 'string' && { [language]: value }) } }
  },
}

const names: Readonly<Record<string, string>> = {
  name: 'Name for staff',
  effect: 'What it takes off',
  needsCoupon: 'Only with a coupon',
  campaignId: 'Campaign',
  active: 'Switched on',
  startsAt: 'From',
  endsAt: 'Until',
}
export const promotionFieldName = (key: string): string | undefined =>
  key.startsWith('labels/') ? `For buyers (${key.slice('labels/'.length)})` : names[key]

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
