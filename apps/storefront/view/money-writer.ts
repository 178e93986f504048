import { exponentOf, type Money, toDecimal } from '@stoa/kernel/money'

export type MoneyWriter = (value: Money, language: string) => string

/** A style is dear to make (a tenth of a category's page) and cheap to use: one for each language and currency. */
export function moneyWriter(): MoneyWriter {
  const styles = new Map<string, Intl.NumberFormat>()
  return (value, language) => {
    const key = `${language} ${value.currency}`
    const style = styles.get(key) ?? styleOf(language, value.currency)
    styles.set(key, style)
    return style.format(toDecimal(value) as Intl.StringNumericLiteral)
  }
}

function styleOf(language: string, currency: string): Intl.NumberFormat {
  const digits = exponentOf(currency)
  return new Intl.NumberFormat(language, {
    ...{ style: 'currency', currency },
    ...{ minimumFractionDigits: digits, maximumFractionDigits: digits },
  })
}
