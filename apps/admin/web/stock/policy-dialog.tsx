import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { answerOf, fieldErrorsOf, isConflict, sentenceOf } from '../api/answer.ts'
import { inventory } from '../api/clients.ts'
import type { StockItem } from '../api/shapes.ts'
import { Button } from '../parts/button.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { Select, TextField } from '../parts/field.tsx'
import { Notice } from '../parts/states.tsx'
import { useTell } from '../parts/toasts.tsx'

export const policies: readonly { readonly value: StockItem['policy']; readonly label: string }[] = [
  { value: 'track', label: 'Never more than is there' },
  { value: 'backorder', label: 'Below zero, within a limit' },
  { value: 'untracked', label: 'Not counted: always there' },
]
const isPolicy = (word: string): word is StockItem['policy'] => policies.some(({ value }) => value === word)

export function PolicyDialog({ item, onClose }: { item: StockItem; onClose: () => void }) {
  const client = useQueryClient()
  const tell = useTell()
  const [policy, setPolicy] = useState(item.policy)
  const [safety, setSafety] = useState(String(item.safetyStock))
  const [limit, setLimit] = useState(String(item.backorderLimit))
  const put = (next: { policy: StockItem['policy']; safetyStock: number; backorderLimit: number }) =>
    answerOf(inventory('PUT /v1/admin/stock/:sku', { sku: item.sku, ...next }))
  const refresh = () => client.invalidateQueries({ queryKey: ['stock'] })
  const undo = useMutation({ mutationFn: () => put(item), onError: tell.problem, onSettled: refresh })
  const save = useMutation({
    mutationFn: () =>
      answerOf(
        inventory(
          'PUT /v1/admin/stock/:sku',
          {
            ...{ sku: item.sku, policy },
            safetyStock: Number(safety) || 0,
            backorderLimit: policy === 'backorder' ? Number(limit) || 0 : 0,
          },
          { ifMatch: item.version },
        ),
      ),
    onSuccess: () => {
      tell('Saved', () => undo.mutate())
      void refresh()
      onClose()
    },
  })
  const errors = fieldErrorsOf(save.error)
  return (
    <Dialog
      title={`Policy of ${item.sku}`}
      onClose={onClose}
      onSubmit={() => save.mutate()}
      footer={
        <Button look="primary" type="submit" busy={save.isPending}>
          Save
        </Button>
      }
    >
      {save.error && (
        <Notice tone="danger">
          {isConflict(save.error)
            ? 'Somebody else changed it meanwhile. Close and open it again to see theirs.'
            : sentenceOf(save.error)}
        </Notice>
      )}
      <Select
        label="What may be sold"
        choices={policies}
        value={policy}
        onChange={event => isPolicy(event.target.value) && setPolicy(event.target.value)}
      />
      {policy !== 'untracked' && (
        <TextField
          label="Units that are never promised"
          type="number"
          min={0}
          value={safety}
          error={errors['/safetyStock']}
          onChange={event => setSafety(event.target.value)}
        />
      )}
      {policy === 'backorder' && (
        <TextField
          label="Units below zero at most"
          type="number"
          min={0}
          value={limit}
          error={errors['/backorderLimit']}
          onChange={event => setLimit(event.target.value)}
        />
      )}
    </Dialog>
  )
}
