import type { Call } from '@stoa/kernel/call'
import { pathOf, verbOf } from '@stoa/platform/contract'
import type { Served } from '@stoa/platform/http'
import type { FastifyRequest } from 'fastify'
import type { CookieName } from '../credentials/cookies.ts'
import type { OriginCheck } from '../credentials/same-origin.ts'
import type { Identity } from '../credentials/who-is-it.ts'
import type { Visit } from './visit.ts'

type Options = {
  readonly served: readonly Served[]
  readonly prefix: string
  readonly isApi: (url: string) => boolean
  readonly identity: Pick<Identity, 'openGuestSession'>
  readonly origin: OriginCheck
  readonly call: () => Call
}

const ownsNothing = ['gateway', 'identity']
/** Whoever signs in or out says who they are. */
const formPath = '/auth/'

/**
 * A browser becomes a guest when it first changes something that a guest can own. Looking around makes nobody
 * anybody, and programs that show no origin use tokens instead of cookies.
 */
export function guestEntrance({ served, prefix, isApi, identity, origin, call }: Options) {
  const routes = new Set(
    served
      .filter(({ contract }) => !ownsNothing.includes(contract.name))
      .flatMap(({ contract }) => Object.values(contract.methods))
      .filter(({ actors, visibility }) => visibility === 'public' && actors.includes('guest'))
      .filter(method => verbOf(method) !== 'GET')
      .map(method => `${verbOf(method)} ${prefix}${pathOf(method)}`),
  )
  const isKnown = (visit: Visit) =>
    (['session', 'guest'] satisfies CookieName[]).some(name => visit.cookie(name) !== undefined)

  /** A form of a page may fill a cart; what becomes of it is the page's business. */
  const isPageForm = ({ method, url, routeOptions }: FastifyRequest): boolean =>
    method === 'POST' && routeOptions.url !== undefined && !isApi(url) && !url.startsWith(formPath)

  return async (request: FastifyRequest, visit: Visit): Promise<void> => {
    if (!isPageForm(request) && !routes.has(`${request.method} ${request.routeOptions.url}`)) return
    if (request.headers.authorization !== undefined || isKnown(visit) || !origin.isOurs(request.raw)) return
    const opened = await identity.openGuestSession({}, call())
    if (!opened.ok) return
    const { secret, expiresAt } = opened.value
    const line = visit.setCookie('guest', secret, expiresAt)
    // From here on the house sees the request as the next one of this browser will look.
    const pair = line.slice(0, line.indexOf(';'))
    request.raw.headers.cookie = request.headers.cookie ? `${request.headers.cookie}; ${pair}` : pair
  }
}
