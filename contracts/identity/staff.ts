import { defineMethod } from '@stoa/kernel/contract'
import { Type } from 'typebox'
import { everyone, ownStaff, staffReaders, staffWriters } from './access.ts'
import {
  Code,
  Email,
  Instant,
  Language,
  Name,
  NewPassword,
  OneTimeToken,
  Password,
  Permission,
  pageInput,
  pageOf,
  StaffId,
  Version,
} from './values.ts'

export const RoleName = Type.String({ pattern: '^[a-z]+(-[a-z]+)*$', maxLength: 40, examples: ['support'] })
export const Staff = Type.Object({
  id: StaffId,
  email: Email,
  name: Name,
  roles: Type.Array(RoleName),
  status: Type.Union([Type.Literal('invited'), Type.Literal('active'), Type.Literal('disabled')]),
  twoStep: Type.Boolean({ description: 'Whether an authenticator app is set up' }),
  lastSignInAt: Type.Optional(Instant),
  createdAt: Instant,
  version: Version,
})
const unknownRole = { unknown_role: { status: 422, description: 'There is no such role' } } as const
const lastOwner = {
  last_owner: { status: 409, description: 'Somebody has to stay able to administer the shop' },
} as const
const weak = { password_weak: { status: 422, description: 'The password is too easy to guess' } } as const
const roles = Type.Array(RoleName, { minItems: 1, maxItems: 10, uniqueItems: true })

export const listRoles = defineMethod({
  ...staffReaders,
  http: 'GET /v1/admin/roles',
  summary: 'The roles and what each may do',
  input: Type.Object({}),
  output: Type.Object({
    items: Type.Array(
      Type.Object({ name: RoleName, description: Type.String(), permissions: Type.Array(Permission) }),
    ),
  }),
})

export const listStaff = defineMethod({
  ...staffReaders,
  http: 'GET /v1/admin/staff',
  summary: 'Everybody who works here',
  input: Type.Object(pageInput),
  output: pageOf(Staff),
})

export const getStaff = defineMethod({
  ...staffReaders,
  http: 'GET /v1/admin/staff/:id',
  summary: 'One member of staff',
  input: Type.Object({ id: StaffId }),
  output: Staff,
  etag: true,
})

export const inviteStaff = defineMethod({
  ...staffWriters,
  http: 'POST /v1/admin/staff',
  summary: 'Invite somebody to work here',
  description: 'A message with a link follows; it is good for three days.',
  input: Type.Object({ email: Email, name: Name, roles, language: Type.Optional(Language) }),
  output: Staff,
  errors: {
    ...unknownRole,
    email_taken: { status: 409, description: 'This address belongs to staff already' },
  },
  success: 201,
  idempotency: 'optional',
})

export const updateStaff = defineMethod({
  ...staffWriters,
  http: 'PATCH /v1/admin/staff/:id',
  summary: 'Change name or roles, disable or enable',
  description: 'Takes effect at once: sessions are ended, and new permissions hold from the next sign-in.',
  input: Type.Object({
    id: StaffId,
    name: Type.Optional(Name),
    roles: Type.Optional(roles),
    status: Type.Optional(Type.Union([Type.Literal('active'), Type.Literal('disabled')])),
    resetTwoStep: Type.Optional(Type.Literal(true, { description: 'For a lost phone: it is set up anew' })),
  }),
  output: Staff,
  errors: { ...unknownRole, ...lastOwner },
  etag: true,
  ifMatch: 'required',
})

export const acceptInvitation = defineMethod({
  ...everyone,
  http: 'POST /v1/admin/invitations/accepted',
  summary: 'Choose a password with the token of the invitation',
  input: Type.Object({ token: OneTimeToken, password: NewPassword }),
  output: Type.Object({ status: Type.Literal('active') }),
  errors: {
    token_invalid: {
      status: 422,
      description: 'The link was used before, has expired or is not one of ours',
    },
    ...weak,
  },
})

export const getMyStaffAccount = defineMethod({
  ...ownStaff,
  http: 'GET /v1/admin/me',
  summary: 'Your own staff account and what it may do',
  input: Type.Object({}),
  output: Type.Object({ ...Staff.properties, permissions: Type.Array(Permission) }),
  etag: true,
})

export const changeStaffPassword = defineMethod({
  ...ownStaff,
  http: 'POST /v1/admin/me/password',
  summary: 'Change your password',
  description: 'Ends your sessions: sign in again.',
  input: Type.Object({ current: Password, password: NewPassword }),
  output: Type.Object({ status: Type.Literal('changed') }),
  errors: { wrong_password: { status: 422, description: 'This is not the current password' }, ...weak },
})

export const beginTwoStep = defineMethod({
  ...ownStaff,
  http: 'POST /v1/admin/me/two-step',
  summary: 'Start to set up an authenticator app',
  description: 'It counts only after a code was confirmed. The seed is shown this once.',
  input: Type.Object({}),
  output: Type.Object({ secret: Type.String({ description: 'Base32' }), uri: Type.String() }),
  errors: { already_enrolled: { status: 409, description: 'Two-step sign-in is set up already' } },
  success: 201,
})

export const confirmTwoStep = defineMethod({
  ...ownStaff,
  http: 'POST /v1/admin/me/two-step/confirmed',
  summary: 'Prove the authenticator app; answers ten recovery codes, shown once',
  description: 'Ends your sessions: sign in again with the app.',
  input: Type.Object({ code: Code }),
  output: Type.Object({ recoveryCodes: Type.Array(Type.String()) }),
  errors: {
    second_factor_wrong: { status: 422, description: 'The code is wrong: is the clock of the phone right?' },
  },
})
