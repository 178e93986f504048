import { defineEvent } from '@stoa/kernel/event'
import { Type } from 'typebox'
import { CustomerId, Group, RequestId, SessionId, StaffId, TokenId } from './values.ts'

const customer = { customerId: CustomerId }

export const customerRegistered = defineEvent(
  'identity.customer-registered',
  1,
  Type.Object(customer),
  'An account was opened; its e-mail address is not proved yet',
)
export const registrationRepeated = defineEvent(
  'identity.registration-repeated',
  1,
  Type.Object(customer),
  'Somebody tried to register with the address of this customer, who is to be told',
)
export const customerEmailVerified = defineEvent(
  'identity.customer-email-verified',
  1,
  Type.Object(customer),
  'A customer proved the e-mail address',
)
export const customerSignedIn = defineEvent(
  'identity.customer-signed-in',
  1,
  Type.Object({ ...customer, guestId: Type.Optional(Type.String()) }),
  'A customer signed in; with guestId, out of a guest session whose cart is theirs now',
)
export const customerChanged = defineEvent(
  'identity.customer-changed',
  1,
  Type.Object({ ...customer, group: Type.Optional(Group), blocked: Type.Boolean() }),
  'A customer came into another group, or was blocked or unblocked',
)
export const emailVerificationRequested = defineEvent(
  'identity.email-verification-requested',
  1,
  Type.Object({ ...customer, tokenId: TokenId }),
  'A message with a verification link is to be sent; getTokenMail tells what and to whom',
)
export const emailChangeRequested = defineEvent(
  'identity.email-change-requested',
  1,
  Type.Object({ ...customer, tokenId: TokenId }),
  'A message with a link is to be sent to the new address (getTokenMail), and a notice to the one of now (getContact)',
)
export const passwordResetRequested = defineEvent(
  'identity.password-reset-requested',
  1,
  Type.Object({ ...customer, tokenId: TokenId }),
  'A message with a reset link is to be sent; getTokenMail tells what and to whom',
)
export const passwordChanged = defineEvent(
  'identity.password-changed',
  1,
  Type.Object(customer),
  'A customer has another password, and is to be told',
)
export const sessionReuseDetected = defineEvent(
  'identity.session-reuse-detected',
  1,
  Type.Object({ ...customer, sessionId: SessionId }),
  'A used refresh token came again; the session was ended',
)
export const staffInvited = defineEvent(
  'identity.staff-invited',
  1,
  Type.Object({ staffId: StaffId, tokenId: TokenId }),
  'A message with an invitation is to be sent; getTokenMail tells what and to whom',
)
export const customerExportRequested = defineEvent(
  'identity.customer-export-requested',
  1,
  Type.Object({ ...customer, requestId: RequestId }),
  'Every service that knows something of the customer answers with completePrivacyPart',
)
export const customerExportReady = defineEvent(
  'identity.customer-export-ready',
  1,
  Type.Object({ ...customer, requestId: RequestId }),
  'All services have answered; the customer may fetch the export',
)
export const customerErased = defineEvent(
  'identity.customer-erased',
  1,
  Type.Object({ ...customer, requestId: RequestId }),
  'Every service erases what it knows of the customer and answers with completePrivacyPart',
)
