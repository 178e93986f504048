import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { answerOf, fieldErrorsOf, isConflict, sentenceOf } from '../api/answer.ts'
import { pricing } from '../api/clients.ts'
import type { PriceList, PriceListInput } from '../api/shapes.ts'
import { Button } from '../parts/button.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { Checkbox, Select, TextField } from '../parts/field.tsx'
import { fromLocalInput, toLocalInput } from '../parts/format.tsx'
import { Notice } from '../parts/states.tsx'
import { useTell } from '../parts/toasts.tsx'
import { useGoOn } from '../parts/use-go-on.ts'
import { useCurrencies } from '../products/use-currencies.ts'

type Draft = {
  readonly name: string
  readonly currency: string
  readonly customerGroup: string
  readonly priority: string
  readonly active: boolean
  readonly startsAt: string
  readonly endsAt: string
}

const draftOf = (list: PriceList | undefined): Draft => ({
  name: list?.name ?? '',
  currency: list?.currency ?? 'EUR',
  customerGroup: list?.customerGroup ?? '',
  priority: String(list?.priority ?? 0),
  active: list?.active ?? true,
  startsAt: toLocalInput(list?.startsAt),
  endsAt: toLocalInput(list?.endsAt),
})

/** What stands in no field of the form, like its markets, stays. */
function inputOf(draft: Draft, { channels }: Pick<PriceListInput, 'channels'> = {}): PriceListInput {
  const [startsAt, endsAt] = [fromLocalInput(draft.startsAt), fromLocalInput(draft.endsAt)]
  return {
    ...{ name: draft.name.trim(), currency: draft.currency, active: draft.active },
    priority: Number(draft.priority) || 0,
    ...(draft.customerGroup.trim() && { customerGroup: draft.customerGroup.trim() }),
    ...(channels && { channels }),
    ...(startsAt && { startsAt }),
    ...(endsAt && { endsAt }),
  }
}

function useSave(draft: Draft, list: PriceList | undefined, onDone: () => void) {
  const client = useQueryClient()
  const goOn = useGoOn()
  const tell = useTell()
  return useMutation({
    mutationFn: () =>
      list
        ? answerOf(
            pricing(
              'PUT /v1/admin/price-lists/:id',
              { id: list.id, ...inputOf(draft, list) },
              { ifMatch: list.version },
            ),
          )
        : answerOf(
            pricing('POST /v1/admin/price-lists', inputOf(draft), { idempotencyKey: crypto.randomUUID() }),
          ),
    onSuccess: ({ id }) => {
      tell('Saved')
      void client.invalidateQueries({ queryKey: ['price-lists'] })
      onDone()
      if (!list) goOn({ to: '/price-lists/$id', params: { id } })
    },
  })
}

export function PriceListDialog({ list, onClose }: { list?: PriceList; onClose: () => void }) {
  const [draft, setDraft] = useState(() => draftOf(list))
  const currencies = useCurrencies([])
  const save = useSave(draft, list, onClose)
  const errors = fieldErrorsOf(save.error)
  const set = (next: Partial<Draft>) => setDraft(now => ({ ...now, ...next }))
  const choices = [...new Set([draft.currency, ...currencies])].map(value => ({ value, label: value }))
  return (
    <Dialog
      title={list ? 'Price list' : 'New price list'}
      onClose={onClose}
      onSubmit={() => save.mutate()}
      footer={
        <Button look="primary" type="submit" busy={save.isPending} disabled={!draft.name.trim()}>
          Save
        </Button>
      }
    >
      {save.error && (
        <Notice tone="danger">
          {isConflict(save.error)
            ? 'Somebody else saved this list meanwhile. Close and open it again to see theirs.'
            : sentenceOf(save.error)}
        </Notice>
      )}
      <TextField
        label="Name"
        value={draft.name}
        error={errors['/name']}
        onChange={event => set({ name: event.target.value })}
      />
      <div className="columns">
        <Select
          label="Currency"
          choices={choices}
          disabled={list !== undefined}
          value={draft.currency}
          onChange={event => set({ currency: event.target.value })}
        />
        <TextField
          label="Priority"
          type="number"
          min={0}
          value={draft.priority}
          error={errors['/priority']}
          onChange={event => set({ priority: event.target.value })}
        />
      </div>
      <TextField
        label="For the group"
        hint="Of customers; empty means everyone"
        value={draft.customerGroup}
        error={errors['/customerGroup']}
        onChange={event => set({ customerGroup: event.target.value })}
      />
      <div className="columns">
        <TextField
          label="From"
          type="datetime-local"
          value={draft.startsAt}
          error={errors['/startsAt']}
          onChange={event => set({ startsAt: event.target.value })}
        />
        <TextField
          label="Until"
          type="datetime-local"
          value={draft.endsAt}
          error={errors['/endsAt']}
          onChange={event => set({ endsAt: event.target.value })}
        />
      </div>
      <Checkbox
        label="Switched on"
        checked={draft.active}
        onChange={event => set({ active: event.target.checked })}
      />
    </Dialog>
  )
}
