import { Button, IconButton } from '../parts/button.tsx'
import { TextField } from '../parts/field.tsx'
import { Card } from '../parts/page.tsx'
import type { FormPart } from './form-part.ts'
import { PriceCell } from './price-cell.tsx'
import type { Draft } from './product-draft.ts'
import { useCurrencies } from './use-currencies.ts'

type Variant = Draft['variants'][number]

export function VariantsCard({ draft, set, errors }: FormPart) {
  const { variants, options } = draft
  const currencies = useCurrencies(variants)
  const change = (index: number, next: Variant) => set('variants', variants.with(index, next))
  const add = () => {
    const copied = variants.at(-1)
    // The service names what has no id yet.
    set('variants', [
      ...variants,
      { sku: '', options: {}, prices: copied?.prices ?? [] } as unknown as Variant,
    ])
  }
  return (
    <Card
      title={variants.length === 1 ? 'Price and SKU' : `${variants.length} variants`}
      flush
      actions={
        options.length > 0 && (
          <Button small icon="plus" onClick={add}>
            Add a variant
          </Button>
        )
      }
    >
      <div className="table-frame">
        <table className="mini-table variants" aria-label="Variants">
          <thead>
            <tr>
              <th>SKU</th>
              {options.map(({ code, labels }) => (
                <th key={code}>{labels.en ?? Object.values(labels)[0] ?? code}</th>
              ))}
              {currencies.map(currency => (
                <th key={currency} className="end">
                  {currency}
                </th>
              ))}
              <th className="end">Grams</th>
              <th>
                <span className="unseen">Remove</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {variants.map((variant, index) => (
              <tr key={variant.id ?? `new-${index}`}>
                <td>
                  <TextField
                    hidden
                    label={`SKU of variant ${index + 1}`}
                    className="input bare mono"
                    value={variant.sku}
                    error={errors[`/variants/${index}/sku`]}
                    onChange={event => change(index, { ...variant, sku: event.target.value })}
                  />
                </td>
                {options.map(option => (
                  <td key={option.code}>
                    <select
                      className="input bare select"
                      aria-label={`${option.labels.en ?? option.code} of ${variant.sku || `variant ${index + 1}`}`}
                      value={variant.options[option.code] ?? ''}
                      onChange={event =>
                        change(index, {
                          ...variant,
                          options: { ...variant.options, [option.code]: event.target.value },
                        })
                      }
                    >
                      <option value="" disabled>
                        –
                      </option>
                      {option.values.map(({ code, labels }) => (
                        <option key={code} value={code}>
                          {labels.en ?? Object.values(labels)[0] ?? code}
                        </option>
                      ))}
                    </select>
                  </td>
                ))}
                {currencies.map(currency => (
                  <td key={currency}>
                    <PriceCell variant={variant} currency={currency} onChange={next => change(index, next)} />
                  </td>
                ))}
                <td>
                  <TextField
                    hidden
                    label={`Weight of ${variant.sku} in grams`}
                    type="number"
                    min={0}
                    className="input bare amount"
                    value={variant.weightGrams ?? ''}
                    onChange={event => change(index, withWeight(variant, event.target.value))}
                  />
                </td>
                <td className="end">
                  {variants.length > 1 && (
                    <IconButton
                      small
                      icon="trash"
                      label={`Remove ${variant.sku || 'the variant'}`}
                      onClick={() => set('variants', variants.toSpliced(index, 1))}
                    />
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  )
}

function withWeight(variant: Variant, text: string): Variant {
  const { weightGrams: _before, ...rest } = variant
  const grams = Math.trunc(Number(text))
  return text === '' || !(grams >= 0) ? rest : { ...rest, weightGrams: grams }
}
