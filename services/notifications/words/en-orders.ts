import type { Words } from './words.ts'

const button = 'Look at the order'

export const enOrders = {
  'order-placed': ({ number }) => ({
    subject: `Your order ${number}`,
    title: 'Thank you for your order',
    text: [`We have your order ${number} and begin to pack. This is what you ordered:`],
    button,
  }),
  'order-paid': ({ number, amount }) => ({
    subject: `Payment for order ${number} received`,
    title: 'Your payment arrived',
    text: [`We received ${amount} for your order ${number}. Nothing is left to pay.`],
    button,
  }),
  'order-shipped': ({ number }) => ({
    subject: `Order ${number} is on its way`,
    title: 'On its way',
    text: [`A parcel of your order ${number} has left us. In it:`],
    button,
  }),
  'shipment-delivered': ({ number }) => ({
    subject: `Order ${number} has arrived`,
    title: 'It has arrived',
    text: [
      `The carrier says that a parcel of your order ${number} was delivered. We hope it is as you expected.`,
    ],
    button,
  }),
  'order-cancelled': ({ number, detail }) => ({
    subject: `Order ${number} was cancelled`,
    title: 'Your order was cancelled',
    text: [
      detail === 'system'
        ? `The payment of your order ${number} could not be taken, so we had to cancel it.`
        : `Your order ${number} was cancelled.`,
      'What was held or charged goes back to where it came from; banks may take a few days.',
    ],
    button,
  }),
  'order-refunded': ({ number, amount }) => ({
    subject: `Refund for order ${number}`,
    title: 'Your money is on its way back',
    text: [`We have refunded ${amount} of your order ${number}. Banks may take a few days to show it.`],
    button,
  }),
  'order-edited': ({ number }) => ({
    subject: `Order ${number} was changed`,
    title: 'Your order was changed',
    text: [`Your order ${number} now looks like this:`],
    button,
  }),
  'edit-payment-requested': ({ number, amount }) => ({
    subject: `A payment for the change of order ${number}`,
    title: 'The change costs a little more',
    text: [
      `The change of your order ${number} comes to ${amount} more. Pay it on the page of the order.`,
      'Without a payment within a few hours the order stays as it was.',
    ],
    button: 'To the payment',
  }),
  'order-link': ({ number }) => ({
    subject: `Your link to order ${number}`,
    title: 'Your order',
    text: [`You asked for a link to your order ${number}. It can be opened once.`],
    button,
    fine: 'If it was not you, ignore this message: nobody else has seen the link.',
  }),
  'payment-failed': ({ number }) => ({
    subject: `A payment for order ${number} failed`,
    title: 'A payment failed',
    text: [
      `A payment for your order ${number} did not go through. Nothing was charged with it.`,
      'Please look at the page of the order, or try another way to pay.',
    ],
    button,
  }),
  'return-requested': ({ number }) => ({
    subject: `Your return of order ${number}`,
    title: 'We have your return',
    text: [`You want to send back something of order ${number}. We look at it and write again.`],
    button,
  }),
  'return-approved': ({ number }) => ({
    subject: `Your return of order ${number} is approved`,
    title: 'You may send it back',
    text: [`Your return of order ${number} is approved. Please send back:`],
    button,
  }),
  'return-rejected': ({ number }) => ({
    subject: `Your return of order ${number}`,
    title: 'We cannot take it back',
    text: [
      `We looked at your return of order ${number} and cannot take it back. Write to us if you see it otherwise.`,
    ],
    button,
  }),
  'return-received': ({ number }) => ({
    subject: `Your return of order ${number} has arrived`,
    title: 'Your return has arrived',
    text: [`What you sent back of order ${number} is here. We look at it next.`],
    button,
  }),
  'return-settled': ({ number, amount, detail }) => ({
    subject: `Your return of order ${number} is settled`,
    title: 'Your return is settled',
    text: [settled(number, amount, detail)],
    button,
  }),
  'gift-card-issued': ({ brand, amount, until }) => ({
    subject: `A gift card of ${brand} worth ${amount}`,
    title: `A gift card worth ${amount}`,
    text: ['Give this code when you pay. It can be used in parts, until nothing is left.'],
    button: 'To the shop',
    fine:
      until === ''
        ? 'Whoever has the code can spend it.'
        : `Good until ${until}. Whoever has the code can spend it.`,
  }),
} satisfies Partial<Words['copies']>

function settled(number: string, amount: string, resolution: string): string {
  if (resolution === 'exchange') return `What you sent back of order ${number} is being exchanged.`
  const what = amount === '' ? 'What you paid for it' : amount
  return resolution === 'store-credit'
    ? `${what} of order ${number} is on your credit now.`
    : `${what} of order ${number} goes back to where it came from.`
}
