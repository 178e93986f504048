import { useState } from 'react'
import { Button } from '../../parts/button.tsx'
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { Select, TextField } from '../../parts/field.tsx'
import { useCurrencies } from '../use-currencies.ts'
import { addTag, type BulkEdit, changePrices, deleteAll } from './bulk-edits.ts'

type Props = {
  readonly what: 'tag' | 'prices' | 'delete'
  readonly count: number
  readonly onRun: (edit: BulkEdit) => void
  readonly onClose: () => void
}

export function BulkDialog({ what, count, onRun, onClose }: Props) {
  if (what === 'tag') return <TagDialog {...{ onRun, onClose }} />
  if (what === 'prices') return <PricesDialog {...{ onRun, onClose }} />
  return (
    <ConfirmDialog
      title={count === 1 ? 'Delete this product' : `Delete ${count} products`}
      act="Delete"
      busy={false}
      onConfirm={() => onRun(deleteAll)}
      onClose={onClose}
    >
      Variants, prices and addresses go with them. Orders keep what was bought. This cannot be undone.
    </ConfirmDialog>
  )
}

function TagDialog({ onRun, onClose }: Pick<Props, 'onRun' | 'onClose'>) {
  const [tag, setTag] = useState('')
  const wanted = tag.trim()
  return (
    <Dialog
      title="Add a tag"
      onClose={onClose}
      onSubmit={() => wanted && onRun(addTag(wanted))}
      footer={
        <Button look="primary" type="submit" disabled={!wanted}>
          Add
        </Button>
      }
    >
      <TextField label="Tag" maxLength={64} value={tag} onChange={event => setTag(event.target.value)} />
    </Dialog>
  )
}

const none: [] = []
const ppmOfPercent = 10_000

function PricesDialog({ onRun, onClose }: Pick<Props, 'onRun' | 'onClose'>) {
  const currencies = useCurrencies(none)
  const [currency, setCurrency] = useState<string>()
  const [percent, setPercent] = useState('')
  const share = Number(percent.replace(',', '.'))
  const isGood = percent !== '' && share > -100 && share !== 0 && share <= 1000
  const chosen = currency ?? currencies[0]!
  return (
    <Dialog
      title="Change prices"
      onClose={onClose}
      onSubmit={() => isGood && onRun(changePrices(Math.round(share * ppmOfPercent), chosen))}
      footer={
        <Button look="primary" type="submit" disabled={!isGood}>
          Change
        </Button>
      }
    >
      <div className="columns">
        <TextField
          label="Percent"
          hint="5 is five percent more, −5 less"
          inputMode="decimal"
          className="input amount"
          value={percent}
          onChange={event => setPercent(event.target.value.replace('−', '-'))}
        />
        <Select
          label="Currency"
          choices={currencies.map(value => ({ value, label: value }))}
          value={chosen}
          onChange={event => setCurrency(event.target.value)}
        />
      </div>
    </Dialog>
  )
}
