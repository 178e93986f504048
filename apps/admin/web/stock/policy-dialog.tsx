import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { answerOf, fieldErrorsOf, sentenceOf } from '../api/answer.ts'
import { inventory } from '../api/clients.ts'
import type { StockItem } from '../api/shapes.ts'
import { Button } from '../parts/button.tsx'
import { ConflictDialog } from '../parts/conflict-dialog.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { Select, TextField } from '../parts/field.tsx'
import { plainShape } from '../parts/merge.ts'
import { Notice } from '../parts/states.tsx'
import { useTell } from '../parts/toasts.tsx'
import { useMergingSave } from '../parts/use-merging-save.ts'

export const policies: readonly { readonly value: StockItem['policy']; readonly label: string }[] = [
  { value: 'track', label: 'Never more than is there' },
  { value: 'backorder', label: 'Below zero, within a limit' },
  { value: 'untracked', label: 'Not counted: always there' },
]
const isPolicy = (word: string): word is StockItem['policy'] => policies.some(({ value }) => value === word)

type Draft = {
  readonly policy: StockItem['policy']
  readonly safetyStock: string
  readonly backorderLimit: string
}
const shape = plainShape<Draft>()
const draftOf = (item: StockItem): Draft => ({
  policy: item.policy,
  safetyStock: String(item.safetyStock),
  backorderLimit: String(item.backorderLimit),
})
const policyText = (value: unknown, key: string): string | undefined =>
  key === 'policy' ? policies.find(one => one.value === value)?.label : undefined

const put = ({ policy, safetyStock, backorderLimit }: Draft, { sku, version }: StockItem) =>
  answerOf(
    inventory(
      'PUT /v1/admin/stock/:sku',
      {
        ...{ sku, policy, safetyStock: Number(safetyStock) || 0 },
        backorderLimit: policy === 'backorder' ? Number(backorderLimit) || 0 : 0,
      },
      { ifMatch: version },
    ),
  )

export function PolicyDialog({ item, onClose }: { item: StockItem; onClose: () => void }) {
  const client = useQueryClient()
  const tell = useTell()
  const [base] = useState(item)
  const [draft, setDraft] = useState(() => draftOf(item))
  const { policy } = draft
  const refresh = () => client.invalidateQueries({ queryKey: ['stock'] })
  const undo = useMutation({
    mutationFn: (saved: StockItem) => put(draftOf(base), saved),
    onError: tell.problem,
    onSettled: refresh,
  })
  const { save, isBusy, problem, conflict } = useMergingSave<StockItem, Draft>({
    ...{ shape, draftOf, base, draft },
    read: () => answerOf(inventory('GET /v1/admin/stock/:sku', { sku: base.sku })),
    write: (next, seen) => put(next, seen),
    onSaved(saved, _sent, isMerged) {
      if (isMerged) tell('Saved, with both changes')
      else tell('Saved', () => undo.mutate(saved))
      void refresh()
      onClose()
    },
  })
  const errors = fieldErrorsOf(problem)
  if (conflict) return <ConflictDialog conflict={conflict} textOf={policyText} />
  return (
    <Dialog
      title={`Policy of ${item.sku}`}
      onClose={onClose}
      onSubmit={save}
      footer={
        <Button look="primary" type="submit" busy={isBusy}>
          Save
        </Button>
      }
    >
      {problem !== undefined && <Notice tone="danger">{sentenceOf(problem)}</Notice>}
      <Select
        label="What may be sold"
        choices={policies}
        value={policy}
        onChange={event => isPolicy(event.target.value) && setDraft({ ...draft, policy: event.target.value })}
      />
      {policy !== 'untracked' && (
        <TextField
          label="Units that are never promised"
          type="number"
          min={0}
          value={draft.safetyStock}
          error={errors['/safetyStock']}
          onChange={event => setDraft({ ...draft, safetyStock: event.target.value })}
        />
      )}
      {policy === 'backorder' && (
        <TextField
          label="Units below zero at most"
          type="number"
          min={0}
          value={draft.backorderLimit}
          error={errors['/backorderLimit']}
          onChange={event => setDraft({ ...draft, backorderLimit: event.target.value })}
        />
      )}
    </Dialog>
  )
}
