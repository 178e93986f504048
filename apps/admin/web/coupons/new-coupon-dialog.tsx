import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { answerOf, fieldErrorsOf, isConflict, sentenceOf } from '../api/answer.ts'
import { pricing } from '../api/clients.ts'
import { none } from '../api/none.ts'
import { Button } from '../parts/button.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { Select, TextField } from '../parts/field.tsx'
import { Notice } from '../parts/states.tsx'
import { useTell } from '../parts/toasts.tsx'

export function NewCouponDialog({ onClose }: { onClose: () => void }) {
  const tell = useTell()
  const client = useQueryClient()
  const [code, setCode] = useState('')
  const [limit, setLimit] = useState('')
  const [chosen, setChosen] = useState<string>()
  const promotions = useQuery({
    queryKey: ['promotions', 'first'],
    queryFn: () => answerOf(pricing('GET /v1/admin/promotions', { limit: 100 })),
  }).data?.items.filter(({ needsCoupon }) => needsCoupon)
  const promotionId = chosen ?? promotions?.[0]?.id ?? ''
  const make = useMutation({
    mutationFn: () =>
      answerOf(
        pricing(
          'PUT /v1/admin/coupons/:code',
          { code, promotionId, ...(limit && { usageLimit: Number(limit) }) },
          { ifMatch: none },
        ),
      ),
    onSuccess: () => {
      tell('Saved')
      void client.invalidateQueries({ queryKey: ['coupons'] })
      onClose()
    },
  })
  const errors = fieldErrorsOf(make.error)
  return (
    <Dialog
      title="New coupon"
      onClose={onClose}
      onSubmit={() => make.mutate()}
      footer={
        <Button look="primary" type="submit" busy={make.isPending} disabled={!code || !promotionId}>
          Create
        </Button>
      }
    >
      {make.error && (
        <Notice tone="danger">
          {isConflict(make.error) ? 'There is a coupon with this code already.' : sentenceOf(make.error)}
        </Notice>
      )}
      {promotions?.length === 0 && (
        <Notice tone="warn">No promotion needs a coupon yet: create one first.</Notice>
      )}
      <TextField
        label="Code"
        className="input mono"
        value={code}
        error={errors['/code']}
        onChange={event => setCode(event.target.value.toUpperCase())}
      />
      <Select
        label="Promotion"
        choices={promotions?.map(({ id, name }) => ({ value: id, label: name })) ?? []}
        value={promotionId}
        onChange={event => setChosen(event.target.value)}
      />
      <TextField
        label="At most how often"
        hint="Over all customers; empty means no limit"
        type="number"
        min={1}
        value={limit}
        error={errors['/usageLimit']}
        onChange={event => setLimit(event.target.value)}
      />
    </Dialog>
  )
}
