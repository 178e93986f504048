import { defineMethod } from '@stoa/kernel/contract'
import { Type } from 'typebox'
import { everyone } from './access.ts'
import { Accepted, Email, Language, Name, NewPassword, OneTimeToken } from './values.ts'

const badToken = {
  token_invalid: { status: 422, description: 'The link was used before, has expired or is not one of ours' },
} as const

export const registerCustomer = defineMethod({
  ...everyone,
  http: 'POST /v1/customers',
  summary: 'Open an account',
  description:
    'Always answers the same, so that nobody learns who has an account: a message with a link follows. Who is registered already is told so in that message.',
  input: Type.Object({
    email: Email,
    password: NewPassword,
    name: Type.Optional(Name),
    language: Type.Optional(Language),
    marketing: Type.Optional(Type.Boolean({ description: 'Consent to news by e-mail', default: false })),
  }),
  output: Accepted,
  errors: {
    password_weak: { status: 422, description: 'The password is too easy to guess' },
  },
  success: 202,
  examples: [
    {
      name: 'a new customer',
      input: { email: 'ada@example.com', password: 'correct horse battery', name: 'Ada L.' },
      output: { status: 'accepted' },
    },
  ],
})

export const verifyEmail = defineMethod({
  ...everyone,
  http: 'POST /v1/customers/verified-emails',
  summary: 'Prove an e-mail address with the token of the message',
  input: Type.Object({ token: OneTimeToken }),
  output: Type.Object({ status: Type.Literal('verified') }),
  errors: badToken,
})

export const confirmEmailChange = defineMethod({
  ...everyone,
  http: 'POST /v1/customers/changed-emails',
  summary: 'Move an account to the e-mail address that the token was sent to',
  input: Type.Object({ token: OneTimeToken }),
  output: Type.Object({ status: Type.Literal('changed') }),
  errors: badToken,
})

export const requestEmailVerification = defineMethod({
  ...everyone,
  http: 'POST /v1/customers/verification-mails',
  summary: 'Send the verification message again',
  description: 'Answers the same whether the address is known or not.',
  input: Type.Object({ email: Email }),
  output: Accepted,
  success: 202,
})

export const requestPasswordReset = defineMethod({
  ...everyone,
  http: 'POST /v1/customers/password-resets',
  summary: 'Send a link to choose a new password',
  description: 'Answers the same whether the address is known or not.',
  input: Type.Object({ email: Email }),
  output: Accepted,
  success: 202,
  examples: [{ name: 'forgotten', input: { email: 'ada@example.com' }, output: { status: 'accepted' } }],
})

export const resetPassword = defineMethod({
  ...everyone,
  http: 'POST /v1/customers/passwords',
  summary: 'Choose a new password with the token of the message',
  description: 'Ends every session of the account, and proves the e-mail address.',
  input: Type.Object({ token: OneTimeToken, password: NewPassword }),
  output: Type.Object({ status: Type.Literal('changed') }),
  errors: {
    ...badToken,
    password_weak: { status: 422, description: 'The password is too easy to guess' },
  },
})
