import {
  emailVerificationRequested,
  passwordResetRequested,
  registrationRepeated,
} from '@stoa/contracts/identity'
import type { Tx } from '@stoa/platform/db'
import { emit } from '@stoa/platform/events'
import type { IdentityDeps } from '../deps.ts'
import { takeTry } from '../throttle/throttle.ts'
import { issueToken } from '../token/token-store.ts'
import { bumpCustomer, type CustomerRow, findCustomerByEmail } from './customer-store.ts'
import { type MailRequestKind, takeMailRequest } from './mail-request.ts'

/** Nobody's mailbox can be filled by asking for links again and again. */
export const mailsPerQuarterHour = 3

type Trace = { readonly traceparent?: string | undefined }

/** What follows an address that somebody typed: a token and its event, or nothing at all. */
export async function answerMailRequest(deps: IdentityDeps, requestId: string, call: Trace): Promise<void> {
  await deps.db.tx(async tx => {
    const request = await takeMailRequest(tx, requestId)
    const customer = request && (await findCustomerByEmail(tx, request.emailKey))
    if (!customer || !isDue(customer, request.kind)) return
    if (await takeTry({ ...deps, db: tx }, { kind: 'mail', of: customer.id, limit: mailsPerQuarterHour }))
      return
    await answer(tx, deps, customer, request.kind, call)
  })
}

const isDue = ({ status, emailVerifiedAt }: CustomerRow, kind: MailRequestKind): boolean =>
  status === 'active' && !(kind === 'verify-email' && emailVerifiedAt)

async function answer(tx: Tx, deps: IdentityDeps, customer: CustomerRow, kind: MailRequestKind, call: Trace) {
  const { id, emailKey } = customer
  const at = { aggregateId: id, aggregateVersion: await bumpCustomer(tx, id) }
  const own = { ...deps, call }
  if (kind === 'registered-again')
    return emit(tx, registrationRepeated, { ...at, data: { customerId: id } }, own)
  const { tokenId } = await issueToken(tx, deps, { kind, subject: id, emailKey })
  const definition = kind === 'verify-email' ? emailVerificationRequested : passwordResetRequested
  return emit(tx, definition, { ...at, data: { customerId: id, tokenId } }, own)
}
