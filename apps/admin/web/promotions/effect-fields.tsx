import { useState } from 'react'
import { AmountField, amountOf, amountTextOf } from '../parts/amount-field.tsx'
import { Select, TextField } from '../parts/field.tsx'
import type { Effect } from './promotion-draft.ts'

type Props<E> = { readonly effect: E; readonly onChange: (next: Effect) => void }
const ppmOfPercent = 10_000

export function EffectFields({ effect, onChange }: Props<Effect>) {
  switch (effect.kind) {
    case 'percent-off':
      return <PercentField effect={effect} onChange={onChange} />
    case 'amount-off':
      return <AmountFields effect={effect} onChange={onChange} />
    case 'buy-x-get-y':
      return (
        <div className="columns">
          {(['buyQuantity', 'getQuantity'] as const).map(name => (
            <TextField
              key={name}
              label={name === 'buyQuantity' ? 'Buy' : 'Get'}
              type="number"
              min={1}
              className="input amount"
              value={effect[name]}
              onChange={event =>
                onChange({ ...effect, [name]: Math.max(1, Math.trunc(Number(event.target.value)) || 1) })
              }
            />
          ))}
        </div>
      )
    case 'free-shipping':
      return null
  }
}

function PercentField({ effect, onChange }: Props<Extract<Effect, { kind: 'percent-off' }>>) {
  const [text, setText] = useState(() => String(effect.ratePpm / ppmOfPercent))
  const type = (typed: string) => {
    setText(typed)
    const ratePpm = Math.round(Number(typed.replace(',', '.')) * ppmOfPercent)
    if (ratePpm >= 0 && ratePpm <= 100 * ppmOfPercent) onChange({ ...effect, ratePpm })
  }
  return (
    <TextField
      label="Percent"
      inputMode="decimal"
      className="input amount"
      value={text}
      onChange={event => type(event.target.value)}
    />
  )
}

function AmountFields({ effect, onChange }: Props<Extract<Effect, { kind: 'amount-off' }>>) {
  const [first] = effect.amounts
  const currency = first?.currency ?? 'EUR'
  const [text, setText] = useState(() => (first ? amountTextOf(first) : ''))
  const type = (typed: string) => {
    setText(typed)
    const amount = amountOf(typed, currency)
    if (amount !== undefined)
      onChange({ ...effect, amounts: [{ amount, currency }, ...effect.amounts.slice(1)] })
  }
  return (
    <div className="columns">
      <AmountField label="Amount" currency={currency} value={text} onChange={type} />
      <Select
        label="Off each"
        choices={[
          { value: 'order', label: 'Order' },
          { value: 'unit', label: 'Unit' },
        ]}
        value={effect.per}
        onChange={event => onChange({ ...effect, per: event.target.value as 'order' | 'unit' })}
      />
    </div>
  )
}

/** By tag; more exact targets are kept as they are. */
export function TargetField({ effect, onChange }: Props<Effect>) {
  const target = 'target' in effect ? effect.target : undefined
  const [text, setText] = useState(() => target?.tags?.join(', ') ?? '')
  const type = (typed: string) => {
    setText(typed)
    const tags = typed
      .split(',')
      .map(tag => tag.trim())
      .filter(Boolean)
    const { tags: _before, ...others } = target ?? {}
    const next = tags.length > 0 ? { ...others, tags } : others
    const { target: _target, ...rest } = effect as Extract<Effect, { kind: 'percent-off' }>
    onChange(Object.keys(next).length > 0 ? { ...rest, target: next } : rest)
  }
  return (
    <TextField
      label="Only products tagged"
      hint="Several by comma; empty means everything"
      value={text}
      onChange={event => type(event.target.value)}
    />
  )
}
