import { fromDecimal, toDecimal } from '@stoa/kernel/money-format'
import { TextField } from './field.tsx'

type Props = {
  readonly label: string
  readonly currency: string
  readonly value: string
  readonly onChange: (text: string) => void
  readonly hint?: string
  readonly error?: string | undefined
  readonly hidden?: boolean
  readonly disabled?: boolean
}

/** What was typed in minor units, or nothing while it is no amount. A comma is a point to people. */
export function amountOf(text: string, currency: string): number | undefined {
  try {
    return fromDecimal(text.trim().replace(',', '.'), currency).amount
  } catch {
    return undefined
  }
}

export const amountTextOf = (money: { amount: number; currency: string }): string => toDecimal(money)

export function AmountField({ currency, value, onChange, label, hint, error, hidden, disabled }: Props) {
  const isWrong = value.trim() !== '' && amountOf(value, currency) === undefined
  return (
    <div className="amount-field">
      <TextField
        {...{ label, hint, value }}
        {...(hidden && { hidden })}
        {...(disabled && { disabled })}
        error={error ?? (isWrong ? `Write it like ${toDecimal({ amount: 1250, currency })}` : undefined)}
        inputMode="decimal"
        className="input amount"
        onChange={event => onChange(event.target.value)}
      />
      <span aria-hidden="true">{currency}</span>
    </div>
  )
}
