import type { Call } from '@stoa/kernel/call'
import { ok } from '@stoa/kernel/result'
import { statement, type Tx } from '@stoa/platform/db'
import { defineJob, enqueue } from '@stoa/platform/jobs'
import { Type } from 'typebox'
import type { IdentityDeps } from '../deps.ts'
import { emailKeyOf } from './customer-store.ts'

export type MailRequestKind = 'verify-email' | 'reset-password' | 'registered-again'
export type MailRequest = { readonly kind: MailRequestKind; readonly emailKey: string }

export const answerMailRequestJob = defineJob(
  'identity.answer-mail-request',
  Type.Object({ requestId: Type.String() }),
)

const insert = statement(
  'identity.insert-mail-request',
  'insert into mail_requests (id, kind, email_key, requested_at) values ($1, $2, $3, $4)',
)
const take = statement<MailRequest>(
  'identity.take-mail-request',
  'delete from mail_requests where id = $1 returning kind, email_key as "emailKey"',
)

export const accepted = ok({ status: 'accepted' as const })

/** The same two statements whether anybody has the address or not: neither the answer nor its time tells. */
export async function askForMail(
  tx: Tx,
  { ids, clock }: IdentityDeps,
  { kind, email }: { readonly kind: MailRequestKind; readonly email: string },
  call: Call,
): Promise<void> {
  const requestId = ids.next('mrq')
  await tx.run(insert, [requestId, kind, emailKeyOf(email), clock.iso()])
  await enqueue(tx, answerMailRequestJob, { requestId }, { call })
}

/** Once: whoever deletes the row answers it. */
export const takeMailRequest = (tx: Tx, id: string) => tx.maybe(take, [id])
