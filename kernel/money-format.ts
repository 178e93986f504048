import { exponentOf, type Money } from './money-currency.ts'

/** `12.34 €` as the language writes it. For people only; machines get the integer. */
export function format(value: Money, locale: string): string {
  const digits = exponentOf(value.currency)
  const style = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: value.currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  })
  // As a decimal string it is formatted exactly; as a number it would pass through a double.
  return style.format(toDecimal(value) as Intl.StringNumericLiteral)
}

/** `-1234 EUR` is `-12.34`: for feeds and files. */
export function toDecimal({ amount, currency }: Money): string {
  const digits = exponentOf(currency)
  const text = String(Math.abs(amount)).padStart(digits + 1, '0')
  const whole = text.slice(0, text.length - digits)
  const fraction = digits > 0 ? `.${text.slice(text.length - digits)}` : ''
  return `${amount < 0 ? '-' : ''}${whole}${fraction}`
}

/** The reverse, exact: a text with more digits than the currency has is refused, never rounded. */
export function fromDecimal(text: string, currency: string): Money {
  const digits = exponentOf(currency)
  const [, sign, whole, fraction = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text) ?? []
  if (whole === undefined || fraction.length > digits)
    throw new RangeError(`'${text}' is not an amount in ${currency}: digits, at most ${digits} after a point`)
  const amount = Number(`${sign}${whole}${fraction.padEnd(digits, '0')}`)
  if (!Number.isSafeInteger(amount)) throw new RangeError(`'${text}' is too large an amount`)
  return { amount: amount === 0 ? 0 : amount, currency }
}
