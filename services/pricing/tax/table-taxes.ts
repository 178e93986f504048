import { divideRounded, type Money, money, multiply, subtract } from '@stoa/kernel/money'
import type { LineTax } from '../quote/words.ts'
import type { Stored } from '../rule/edit-rule.ts'
import { matchRates } from './match-rates.ts'
import type { TaxPort } from './port.ts'

type Rate = Stored<'tax-rate'>

/** The shop's own table of rates. */
export const tableTaxes = (rates: readonly Rate[]): TaxPort => ({
  async taxesOf({ inclusive, destination, at, lines, language }) {
    const byClass = new Map<string, Rate[]>()
    for (const { taxClass } of lines)
      if (!byClass.has(taxClass)) byClass.set(taxClass, matchRates(rates, destination, taxClass, at))
    return lines.map(({ amount, taxClass }) => {
      const matching = byClass.get(taxClass) ?? []
      return inclusive
        ? contained(amount, matching, language)
        : matching.map(rate => lineTax(rate, multiply(amount, rate.ratePpm), language))
    })
  },
})

const million = 1_000_000n

/** A gross amount holds net x (1 + all rates): each tax is its share of the gross, and all of them never more than it. */
function contained(gross: Money, rates: readonly Rate[], language: string | undefined): LineTax[] {
  const whole = million + rates.reduce((total, { ratePpm }) => total + BigInt(ratePpm), 0n)
  let left = gross
  return rates.map(rate => {
    const share = Number(divideRounded(BigInt(gross.amount) * BigInt(rate.ratePpm), whole))
    const amount = money(Math.min(share, left.amount), gross.currency)
    left = subtract(left, amount)
    return lineTax(rate, amount, language)
  })
}

const lineTax = (
  { id, name, labels = {}, ratePpm }: Rate,
  amount: Money,
  language: string | undefined,
): LineTax => ({
  name: labels[language ?? ''] ?? labels[(language ?? '').split('-')[0]!] ?? name,
  ratePpm,
  reference: id,
  amount,
})
