import { fieldErrorsOf, sentenceOf } from '../api/answer.ts'
import type { PriceList } from '../api/shapes.ts'
import { Button } from '../parts/button.tsx'
import { ConflictDialog } from '../parts/conflict-dialog.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { Checkbox, Select, TextField } from '../parts/field.tsx'
import { Notice } from '../parts/states.tsx'
import { useCurrencies } from '../products/use-currencies.ts'
import { type PriceListDraft, priceListFieldName } from './price-list-draft.ts'
import { usePriceListEditor } from './use-price-list-editor.ts'

export function PriceListDialog({ list, onClose }: { list?: PriceList; onClose: () => void }) {
  const { draft, setDraft, save, isBusy, problem, conflict } = usePriceListEditor(list, onClose)
  const currencies = useCurrencies([])
  const errors = fieldErrorsOf(problem)
  const set = (next: Partial<PriceListDraft>) => setDraft(now => ({ ...now, ...next }))
  const text = (name: 'name' | 'priority' | 'customerGroup' | 'startsAt' | 'endsAt') => ({
    label: priceListFieldName(name)!,
    value: draft[name],
    error: errors[`/${name}`],
    onChange: (event: { target: { value: string } }) => set({ [name]: event.target.value }),
  })
  const choices = [...new Set([draft.currency, ...currencies])].map(value => ({ value, label: value }))
  if (conflict) return <ConflictDialog conflict={conflict} nameOf={priceListFieldName} />
  return (
    <Dialog
      title={list ? 'Price list' : 'New price list'}
      onClose={onClose}
      onSubmit={save}
      footer={
        <Button look="primary" type="submit" busy={isBusy} disabled={!draft.name.trim()}>
          Save
        </Button>
      }
    >
      {problem !== undefined && <Notice tone="danger">{sentenceOf(problem)}</Notice>}
      <TextField {...text('name')} />
      <div className="columns">
        <Select
          label="Currency"
          choices={choices}
          disabled={list !== undefined}
          value={draft.currency}
          onChange={event => set({ currency: event.target.value })}
        />
        <TextField {...text('priority')} type="number" min={0} />
      </div>
      <TextField {...text('customerGroup')} hint="Of customers; empty means everyone" />
      <div className="columns">
        <TextField {...text('startsAt')} type="datetime-local" />
        <TextField {...text('endsAt')} type="datetime-local" />
      </div>
      <Checkbox
        label="Switched on"
        checked={draft.active}
        onChange={event => set({ active: event.target.checked })}
      />
    </Dialog>
  )
}
