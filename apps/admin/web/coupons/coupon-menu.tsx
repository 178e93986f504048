import { useMutation, useQueryClient } from '@tanstack/react-query'
import { answerOf } from '../api/answer.ts'
import { changeRows } from '../api/change-rows.ts'
import { pricing } from '../api/clients.ts'
import type { Coupon } from '../api/shapes.ts'
import { IconButton } from '../parts/button.tsx'
import { Menu } from '../parts/menu.tsx'
import { useTell } from '../parts/toasts.tsx'
import { useMay } from '../session/use-me.ts'

export function CouponMenu({ coupon }: { coupon: Coupon }) {
  const may = useMay()
  const client = useQueryClient()
  const tell = useTell()
  const { code, version, active = true, uses } = coupon
  const after = {
    onError: tell.problem,
    onSettled: () => client.invalidateQueries({ queryKey: ['coupons'] }),
  }
  const turn = useMutation({
    mutationFn: (to: boolean) =>
      answerOf(pricing('PUT /v1/admin/coupons/:code', { ...inputOf(coupon), active: to })),
    onMutate: to =>
      changeRows<Coupon>(client, 'coupons', row => (row.code === code ? { ...row, active: to } : row)),
    onSuccess: (_, to) => tell(to ? `${code} is on` : `${code} is off`, () => turn.mutate(!to)),
    onError: (error, _, restore) => {
      restore?.()
      tell.problem(error)
    },
    onSettled: after.onSettled,
  })
  const remove = useMutation({
    mutationFn: () => answerOf(pricing('DELETE /v1/admin/coupons/:code', { code }, { ifMatch: version })),
    onSuccess: () => tell(`${code} is gone`, () => turn.mutate(active)),
    ...after,
  })
  if (!may('pricing.write')) return null
  return (
    <Menu
      trigger={<IconButton small icon="more" label={`Actions for ${code}`} />}
      items={[
        {
          label: active ? 'Switch off' : 'Switch on',
          icon: active ? 'close' : 'check',
          onSelect: () => turn.mutate(!active),
        },
        ...(uses === 0
          ? [{ label: 'Delete', icon: 'trash' as const, danger: true, onSelect: () => remove.mutate() }]
          : []),
      ]}
    />
  )
}

/** A coupon as it is written: without what the service counts. */
function inputOf({
  uses: _uses,
  version: _version,

  updatedAt: _changed,
  ...input
}: Coupon) {
  return input
}
