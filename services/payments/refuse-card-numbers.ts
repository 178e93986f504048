import type { Api, Contract } from '@stoa/kernel/contract'
import { PlatformError } from '@stoa/kernel/errors'

/** Digits in a row, also in groups, that no letter or further digit touches. */
const candidates = /(?<![0-9A-Za-z])[2-6](?:[ -]?\d){11,18}(?![0-9A-Za-z])/g

/** Whether a card number may be in it: the right length, and the check digit is right. */
export const holdsCardNumber = (text: string): boolean =>
  [...text.matchAll(candidates)].some(([found]) => passesLuhn(found.replace(/\D/g, '')))

function passesLuhn(digits: string): boolean {
  const doubled = (digit: number) => (digit > 4 ? digit * 2 - 9 : digit * 2)
  const sum = [...digits]
    .toReversed()
    .map(Number)
    .reduce((total, digit, i) => total + (i % 2 === 0 ? digit : doubled(digit)), 0)
  return sum % 10 === 0
}

type AnyHandler = (input: unknown, call: never) => Promise<unknown>

/** Every method of a service refuses them wherever they stand, before anything is stored or logged. */
export function refuseCardNumbers<C extends Contract>(api: Api<C>): Api<C> {
  const guarded = Object.entries(api as Record<string, AnyHandler>).map(([name, handler]) => [
    name,
    (input: unknown, call: never) => {
      const pointer = findCardNumber(input, '')
      return pointer === undefined ? handler(input, call) : Promise.reject(refusal(pointer))
    },
  ])
  // The same methods with the same shapes.
  return Object.fromEntries(guarded) as Api<C>
}

/** The pointer alone: the number itself must not come back, nor get into a log. */
const refusal = (pointer: string) =>
  new PlatformError('validation_failed', {
    fields: [
      {
        pointer,
        detail:
          "looks like a card number: send the token that the provider's card fields gave, never the card",
      },
    ],
  })

function findCardNumber(value: unknown, pointer: string): string | undefined {
  if (typeof value === 'string') return holdsCardNumber(value) ? pointer : undefined
  if (typeof value !== 'object' || value === null) return undefined
  for (const [key, inner] of Object.entries(value)) {
    const found = findCardNumber(inner, `${pointer}/${key}`)
    if (found !== undefined) return found
  }
  return undefined
}
