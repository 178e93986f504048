import type { IncomingMessage } from 'node:http'
import type { Actor } from '@stoa/kernel/call'

/** Whom the edge believes a request to come from. A function that needs no I/O answers without a promise. */
export type Authenticate = (request: IncomingMessage) => Actor | Promise<Actor>

export type Principal = { readonly caller: string; readonly actor: Actor }

/** Between services: the signed caller and the signed actor of a request to `service`. */
export type VerifyCaller = (request: IncomingMessage, service: string) => Principal | Promise<Principal>

export type Edge =
  | {
      readonly edge: 'public'
      readonly authenticate?: Authenticate
      /** Where the contracts' paths begin: `/api` on the shop's origin, nothing on an API host. */
      readonly prefix?: string
    }
  | { readonly edge: 'internal'; readonly verifyCaller: VerifyCaller }

type Identify = (request: IncomingMessage) => Principal | Promise<Principal>

const nobody: Principal = { caller: 'edge', actor: { kind: 'anonymous' } }

export function identifierOf(edge: Edge, service: string): Identify {
  if (edge.edge === 'internal') return request => edge.verifyCaller(request, service)
  const { authenticate } = edge
  return request => {
    // Nobody who shows nothing is anybody: most reads end here.
    const { authorization, cookie } = request.headers
    if (!authenticate || (authorization === undefined && cookie === undefined)) return nobody
    const actor = authenticate(request)
    return actor instanceof Promise
      ? actor.then(known => ({ caller: 'edge', actor: known }))
      : { caller: 'edge', actor }
  }
}
