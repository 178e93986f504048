import { ordersContract } from '@stoa/contracts/orders'
import type { Handler } from '@stoa/kernel/contract'
import { ok } from '@stoa/kernel/result'
import { command } from '@stoa/platform/command'
import type { Orders } from '../context.ts'
import { lockedOrder } from '../order/change-order.ts'
import { finishing } from '../processes/finishing.ts'
import { openRefund } from './open-refund.ts'
import { refunds, refundView } from './refund.ts'

export const createRefundOrder = (deps: Orders): Handler<typeof ordersContract, 'refundOrder'> =>
  finishing(
    deps,
    command(
      deps.db,
      { contract: ordersContract, method: 'refundOrder', clock: deps.clock },
      async (tx, { id, asCredit, to = asCredit ? 'store-credit' : 'original', ...wish }, call) => {
        const opened = await openRefund(tx, deps, await lockedOrder(tx, id), { ...wish, to }, call)
        return opened.ok ? ok(refundView(opened.value)) : opened
      },
    ),
    ({ id }) => [id],
    async ({ id }) => refundView((await refunds.find(deps.db, id))!),
  )
