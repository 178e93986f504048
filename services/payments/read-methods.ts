import type { paymentsContract } from '@stoa/contracts/payments'
import type { Handler } from '@stoa/kernel/contract'
import { ok } from '@stoa/kernel/result'
import type { PaymentsDeps } from './deps.ts'

export const createListPaymentMethods =
  ({ providers }: PaymentsDeps): Handler<typeof paymentsContract, 'listPaymentMethods'> =>
  async () =>
    ok({
      items: providers.all.flatMap(({ name, methods }) =>
        methods.map(method => ({ provider: name, ...method })),
      ),
    })
