import type { Clock } from '@stoa/kernel/clock'
import { type Books, openBooks } from './books.ts'
import type { OperationKind } from './cards.ts'
import { type Charge, lapse } from './charge.ts'
import { Refusal } from './refusal.ts'

export type Bank = {
  readonly books: Books
  readonly clock: Clock
  find(id: string): Charge
  /** Writes a changed charge and tells the shop. */
  save(charge: Charge): Charge
  /** Runs once per key; the same key with the same request gets the same answer, with another one a refusal. */
  perform(operation: Named, work: () => Charge): Charge
}

export type Named = { readonly key: string; readonly kind: OperationKind; readonly print: string }

export type BankOptions = {
  readonly clock: Clock
  readonly journal?: string | undefined
  readonly tell: (charge: Charge) => void
}

export function openBank({ clock, journal, tell }: BankOptions): Bank {
  const books = openBooks(journal)

  function save(charge: Charge): Charge {
    books.write({ charge })
    tell(charge)
    return charge
  }

  function find(id: string): Charge {
    const charge = books.charge(id)
    if (!charge) throw new Refusal(404, 'unknown_charge', `There is no charge ${id}`)
    const now = lapse(charge, clock.iso())
    return now === charge ? charge : save(now)
  }

  function perform({ key, kind, print }: Named, work: () => Charge): Charge {
    const known = books.operation(key)
    if (known && known.print !== print)
      throw new Refusal(409, 'key_reused', 'This operation key was used for another request')
    if (known?.refusal) throw new Refusal(known.refusal.status, known.refusal.code, known.refusal.detail)
    if (known) return find(known.chargeId)
    try {
      const charge = work()
      books.write({ charge, operation: { key, kind, print, chargeId: charge.id, refusal: null } })
      tell(charge)
      return charge
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      const { status, code, message: detail } = error
      books.write({ operation: { key, kind, print, chargeId: '', refusal: { status, code, detail } } })
      throw error
    }
  }

  return { books, clock, find, save, perform }
}
