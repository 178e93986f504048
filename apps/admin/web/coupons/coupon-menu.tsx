import { useMutation, useQueryClient } from '@tanstack/react-query'
import { answerOf } from '../api/answer.ts'
import { pricing } from '../api/clients.ts'
import { none } from '../api/none.ts'
import type { Coupon } from '../api/shapes.ts'
import { useRowChange } from '../api/use-row-change.ts'
import { IconButton } from '../parts/button.tsx'
import { Menu } from '../parts/menu.tsx'
import { useTell } from '../parts/toasts.tsx'
import { useMay } from '../session/use-me.ts'

export function CouponMenu({ coupon }: { coupon: Coupon }) {
  const may = useMay()
  const client = useQueryClient()
  const tell = useTell()
  const { code, version, active = true, uses } = coupon
  const turn = useRowChange<Coupon, boolean>({
    ...{ list: 'coupons', row: coupon, keyOf: row => row.code },
    write: (to, seen) =>
      answerOf(
        pricing('PUT /v1/admin/coupons/:code', { ...inputOf(seen), active: to }, { ifMatch: seen.version }),
      ),
    soon: (row, to) => ({ ...row, active: to }),
    done: to => (to ? `${code} is on` : `${code} is off`),
    back: to => !to,
  })
  const remove = useMutation({
    mutationFn: () => answerOf(pricing('DELETE /v1/admin/coupons/:code', { code }, { ifMatch: version })),
    onSuccess: () => tell(`${code} is gone`, () => turn(active, { ...coupon, version: none })),
    onError: tell.problem,
    onSettled: () => client.invalidateQueries({ queryKey: ['coupons'] }),
  })
  if (!may('pricing.write')) return null
  return (
    <Menu
      trigger={<IconButton small icon="more" label={`Actions for ${code}`} />}
      items={[
        {
          label: active ? 'Switch off' : 'Switch on',
          icon: active ? 'close' : 'check',
          onSelect: () => turn(!active),
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
