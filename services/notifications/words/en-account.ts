import type { Words } from './words.ts'

const ignore = 'If this was not you, ignore this message: nothing changes.'

export const enAccount = {
  'verify-email': ({ brand, until }) => ({
    subject: `Confirm your e-mail address for ${brand}`,
    title: 'Confirm your address',
    text: [
      `One step is left before your account at ${brand} is complete: show us that this address is yours.`,
    ],
    button: 'Confirm address',
    fine: `The link is good until ${until}. ${ignore}`,
  }),
  'email-change': ({ brand, until }) => ({
    subject: `Confirm your new address for ${brand}`,
    title: 'Confirm your new address',
    text: [`You want to use this address for your account at ${brand}. It changes when you confirm it.`],
    button: 'Use this address',
    fine: `The link is good until ${until}. ${ignore}`,
  }),
  'email-change-notice': ({ brand }) => ({
    subject: `Your address at ${brand} is about to change`,
    title: 'Your address is about to change',
    text: [
      'Somebody who is signed in to your account wants to use another e-mail address for it.',
      'If that was you, there is nothing to do here: the confirmation went to the new address.',
    ],
    fine: 'If it was not you, change your password now and end the other sessions in your account.',
  }),
  'password-reset': ({ brand, until }) => ({
    subject: `Choose a new password for ${brand}`,
    title: 'Choose a new password',
    text: [`You asked for a new password for your account at ${brand}.`],
    button: 'Choose a password',
    fine: `The link works once, until ${until}. ${ignore}`,
  }),
  'password-changed': ({ brand }) => ({
    subject: `Your password at ${brand} was changed`,
    title: 'Your password was changed',
    text: ['Your account has a new password from now on, and other devices were signed out.'],
    fine: 'If it was not you, choose a new password on the sign-in page at once and write to us.',
  }),
  'registration-repeated': ({ brand }) => ({
    subject: `You already have an account at ${brand}`,
    title: 'You already have an account',
    text: ['Somebody, probably you, tried to open an account with this address. There is one already.'],
    button: 'Sign in',
    fine: 'If you do not know the password any more, choose a new one on the sign-in page.',
  }),
  'export-ready': ({ brand }) => ({
    subject: `Your data at ${brand} can be fetched`,
    title: 'Your data can be fetched',
    text: ['You asked for everything that we know about you. It is ready, and kept for seven days.'],
    button: 'To your data',
  }),
  'staff-invitation': ({ brand, until }) => ({
    subject: `You are invited to work on ${brand}`,
    title: `Welcome to ${brand}`,
    text: ['Somebody who runs the shop has invited you to its administration. Choose a password to begin.'],
    button: 'Accept the invitation',
    fine: `The link works once, until ${until}.`,
  }),
  'webhook-disabled': ({ brand, name, detail }) => ({
    subject: `A webhook of ${brand} was disabled`,
    title: `The webhook “${name}” was disabled`,
    text: [
      `Nothing has got through to it for too long, so the shop stopped trying: ${detail}.`,
      'When the receiver works again, enable the webhook and replay what it missed.',
    ],
    button: 'To the webhooks',
  }),
} satisfies Partial<Words['copies']>
