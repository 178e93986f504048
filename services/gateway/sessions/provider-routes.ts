import type { Call } from '@stoa/kernel/call'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { asNobody, type SessionDeps } from './deps.ts'
import { enterCustomer } from './enter-customer.ts'
import { ownPath } from './own-path.ts'

export type ProviderRoutesOptions = SessionDeps & {
  readonly call: (requestId: string) => Call
  readonly origin: (host: string | undefined) => string
  /** Where a sign-in that failed ends, with the reason. */
  readonly signInPage: string
  readonly clock: { now(): number }
}

const handleMinutes = 10
const callback = '/auth/callback'

/** Signing in with somebody else's password: two redirects, between them a sealed handle in a cookie. */
export function providerRoutes(app: FastifyInstance, options: ProviderRoutesOptions): void {
  const { identity, visits, origin, signInPage } = options
  const refused = (reply: FastifyReply, code: string) =>
    reply.redirect(`${signInPage}?problem=${encodeURIComponent(code)}`, 303)

  app.get<{ Params: { provider: string } }>('/auth/providers/:provider', async (request, reply) => {
    const visit = visits.current()
    const begun = await identity.beginProviderSignIn(
      {
        provider: request.params.provider,
        redirectUri: `${origin(request.headers.host)}${callback}`,
        returnTo: ownPath(visit.url.searchParams.get('return')),
      },
      asNobody(options.call(request.id)),
    )
    if (!begun.ok) return refused(reply, begun.error.code)
    visit.setCookie('provider', begun.value.handle, inMinutes(options.clock, handleMinutes))
    return reply.redirect(begun.value.url, 303)
  })

  app.get(callback, async (request, reply) => {
    const visit = visits.current()
    const [state, code, handle] = [
      visit.url.searchParams.get('state'),
      visit.url.searchParams.get('code'),
      visit.cookie('provider'),
    ]
    visit.setCookie('provider', undefined)
    if (!state || !code || !handle) return refused(reply, 'sign_in_refused')
    const call = asNobody(options.call(request.id))
    const guestId = await options.guestOf()
    const opened = await identity.completeProviderSignIn(
      { handle, state, code, device: visit.device, transport: 'cookie', ...(guestId && { guestId }) },
      call,
    )
    if (!opened.ok) return refused(reply, opened.error.code)
    await enterCustomer(options, opened.value, guestId, call)
    return reply.redirect(ownPath(opened.value.returnTo), 303)
  })
}

const inMinutes = (clock: { now(): number }, minutes: number): string =>
  new Date(clock.now() + minutes * 60_000).toISOString()
