import { asPlatformError } from '@stoa/platform/contract'
import type { FastifyReply } from 'fastify'
import { ownPath } from '../sessions/own-path.ts'

/** Pages of the shop that show what became of a form. */
export const signInPage = '/account/sign-in'
export const registerPage = '/account/register'

type Failed = { readonly page: string; readonly problem: string; readonly back?: string | undefined }

/** Back to the page of the form with a machine's word for what is wrong: what was typed is in no address. */
export function refuse(reply: FastifyReply, { page, problem, back }: Failed): FastifyReply {
  const query = new URLSearchParams({ problem, ...(back !== undefined && { return: ownPath(back) }) })
  return reply.header('cache-control', 'no-store').redirect(`${page}?${query}`, 303)
}

/** People without script read a page, not a problem document: also when they tried too often, or a service is away. */
export function refuseThrown(reply: FastifyReply, error: unknown, to: Omit<Failed, 'problem'>): FastifyReply {
  const known = asPlatformError(error)
  if (known.status >= 500) reply.log.error({ err: known.cause ?? known, code: known.code }, 'form failed')
  if (known.retryAfterSeconds !== undefined) reply.header('retry-after', String(known.retryAfterSeconds))
  return refuse(reply, { ...to, problem: known.code })
}
