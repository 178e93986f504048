import { useEffect, useState } from 'react'
import { amountOf, amountTextOf } from '../parts/amount-field.tsx'
import { TextField } from '../parts/field.tsx'
import type { Draft } from './product-draft.ts'

type Variant = Draft['variants'][number]

/** Empty means that it is not sold in this currency. */
export function PriceCell({
  variant,
  currency,
  onChange,
}: {
  variant: Variant
  currency: string
  onChange: (next: Variant) => void
}) {
  const price = variant.prices.find(price => price.currency === currency)
  const shown = price ? amountTextOf(price) : ''
  const [text, setText] = useState(shown)
  // What is typed stands as it is while it means the price; anything else that sets the price is shown.
  useEffect(() => {
    setText(typed => (amountOf(typed, currency) === price?.amount ? typed : shown))
  }, [shown, price?.amount, currency])
  const type = (typed: string) => {
    setText(typed)
    const amount = amountOf(typed, currency)
    if (typed.trim() === '') onChange({ ...variant, prices: without(variant, currency) })
    else if (amount !== undefined && amount >= 0)
      onChange({ ...variant, prices: withPrice(variant, currency, amount) })
  }
  const isWrong = text.trim() !== '' && amountOf(text, currency) === undefined
  return (
    <TextField
      hidden
      label={`Price of ${variant.sku} in ${currency}`}
      className="input bare amount"
      inputMode="decimal"
      placeholder="–"
      value={text}
      error={isWrong ? 'An amount' : undefined}
      onChange={event => type(event.target.value)}
      onBlur={() => setText(shown)}
    />
  )
}

const without = ({ prices }: Variant, currency: string) => prices.filter(price => price.currency !== currency)

function withPrice(variant: Variant, currency: string, amount: number): Variant['prices'] {
  const { prices } = variant
  const at = prices.findIndex(price => price.currency === currency)
  return at < 0 ? [...prices, { currency, amount }] : prices.with(at, { ...prices[at]!, amount })
}
