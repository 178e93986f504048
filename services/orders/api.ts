import { createCancelCheckout } from './checkout/cancel-checkout.ts'
import { createCompleteCheckout, createContinueCheckout } from './checkout/complete-checkout.ts'
import { createStartCheckout } from './checkout/start-checkout.ts'
import { createGetCheckout, createUpdateCheckout } from './checkout/update-checkout.ts'
import type { Orders } from './context.ts'

export const ordersApi = (deps: Orders) => ({
  startCheckout: createStartCheckout(deps),
  getCheckout: createGetCheckout(deps),
  updateCheckout: createUpdateCheckout(deps),
  completeCheckout: createCompleteCheckout(deps),
  continueCheckout: createContinueCheckout(deps),
  cancelCheckout: createCancelCheckout(deps),
})
