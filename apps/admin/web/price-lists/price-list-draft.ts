import type { PriceList, PriceListInput } from '../api/shapes.ts'
import { fromLocalInput, toLocalInput } from '../parts/format.tsx'

export type PriceListDraft = {
  readonly name: string
  readonly currency: string
  readonly customerGroup: string
  readonly priority: string
  readonly active: boolean
  readonly startsAt: string
  readonly endsAt: string
}

const names: Readonly<Record<string, string>> = {
  name: 'Name',
  customerGroup: 'For the group',
  priority: 'Priority',
  active: 'Switched on',
  startsAt: 'From',
  endsAt: 'Until',
} satisfies Partial<Record<keyof PriceListDraft, string>>
export const priceListFieldName = (key: string): string | undefined => names[key]

export const draftOf = (list: PriceList | undefined): PriceListDraft => ({
  name: list?.name ?? '',
  currency: list?.currency ?? 'EUR',
  customerGroup: list?.customerGroup ?? '',
  priority: String(list?.priority ?? 0),
  active: list?.active ?? true,
  startsAt: toLocalInput(list?.startsAt),
  endsAt: toLocalInput(list?.endsAt),
})

/** What stands in no field of the form, like its markets, stays. */
export function inputOf(
  draft: PriceListDraft,
  { channels }: Pick<PriceListInput, 'channels'> = {},
): PriceListInput {
  const [startsAt, endsAt] = [fromLocalInput(draft.startsAt), fromLocalInput(draft.endsAt)]
  return {
    ...{ name: draft.name.trim(), currency: draft.currency, active: draft.active },
    priority: Number(draft.priority) || 0,
    ...(draft.customerGroup.trim() && { customerGroup: draft.customerGroup.trim() }),
    ...(channels && { channels }),
    ...(startsAt && { startsAt }),
    ...(endsAt && { endsAt }),
  }
}
