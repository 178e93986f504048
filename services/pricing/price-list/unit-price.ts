import type { Money } from '@stoa/kernel/money'
import type { Book } from '../book/book.ts'
import type { Entry } from '../quote/facts.ts'
import type { Stored } from '../rule/edit-rule.ts'
import { isRunning } from '../rule/rule.ts'

type PriceList = Stored<'price-list'>
type Buyer = {
  readonly channel: string
  readonly currency: string
  readonly customerGroup: string | undefined
  readonly now: number
}

export const listsFor = ({ priceLists }: Book, buyer: Buyer): PriceList[] =>
  priceLists.filter(
    list =>
      list.currency === buyer.currency &&
      (list.customerGroup === undefined || list.customerGroup === buyer.customerGroup) &&
      (list.channels === undefined || list.channels.includes(buyer.channel)) &&
      isRunning(list, buyer.now),
  )

export type UnitPrice = { readonly unit: Money; readonly priceListId: string | undefined }

/** Of one list the highest break that is reached; of several lists the highest priority, then the lowest price. */
export function unitPrice(
  lists: readonly PriceList[],
  entries: readonly Entry[],
  { base, quantity }: { readonly base: Money; readonly quantity: number },
): UnitPrice {
  const offers = lists.flatMap(list => {
    const reached = entries
      .filter(({ listId, minQuantity }) => listId === list.id && minQuantity <= quantity)
      .toSorted((a, b) => b.minQuantity - a.minQuantity)[0]
    return reached ? [{ list, amount: reached.amount }] : []
  })
  const best = offers.toSorted(
    (a, b) =>
      (b.list.priority ?? 0) - (a.list.priority ?? 0) ||
      a.amount - b.amount ||
      (a.list.id < b.list.id ? -1 : 1),
  )[0]
  return best
    ? { unit: { amount: best.amount, currency: base.currency }, priceListId: best.list.id }
    : { unit: base, priceListId: undefined }
}
