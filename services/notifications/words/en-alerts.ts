import type { Words } from './words.ts'

export const enAlerts = {
  'stock-alert-confirm': ({ brand, title, until }) => ({
    subject: `Shall we tell you when ${title} is back?`,
    title: 'One more step',
    text: [
      `Somebody, probably you, would like ${brand} to write to this address once, when this can be bought again: ${title}.`,
    ],
    button: 'Yes, tell me',
    fine: `The link is good until ${until}. If it was not you, there is nothing to do: without it we do not write again.`,
  }),
  'back-in-stock': ({ title }) => ({
    subject: `${title} is back`,
    title: 'It is back',
    text: [
      `You asked us to tell you when it can be bought again: ${title}.`,
      'Nothing is put aside for you: first come, first served.',
    ],
    button: 'To the product',
    fine: 'This was the one message that you asked for. We do not write about it again.',
  }),
  'cart-reminder': ({ brand }) => ({
    subject: `Something is still in your cart at ${brand}`,
    title: 'Still in your cart',
    text: [
      'You left something in your cart. Nothing is put aside, and prices are those of the day you order.',
      'This is in it:',
    ],
    button: 'To the cart',
    fine: 'We write about a cart that was left once, and at most once a week. If you want none of these messages, the link at the foot ends them.',
  }),
} satisfies Partial<Words['copies']>
