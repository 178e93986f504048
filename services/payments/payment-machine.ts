import { defineMachine } from '@stoa/kernel/state-machine'

/** Every row leads forward only, so hints in any order end in the same state: what leads back is not in the table. */
export const paymentMachine = defineMachine({
  created: { start: 'processing', void: 'voided' },
  processing: {
    ask: 'requires_action',
    approve: 'authorised',
    capture: 'captured',
    decline: 'failed',
    void: 'voided',
    lapse: 'expired',
  },
  requires_action: {
    approve: 'authorised',
    capture: 'captured',
    decline: 'failed',
    void: 'voided',
    lapse: 'expired',
  },
  authorised: { capture: 'captured', void: 'voided', lapse: 'expired' },
  captured: { refund: 'refunded' },
  refunded: {},
  voided: {},
  failed: {},
  expired: {},
})

export type Status = (typeof paymentMachine.states)[number]
export type Move = (typeof paymentMachine.transitions)[number]['event']
