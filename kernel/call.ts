/** Who a request speaks for. `caller` (which service) travels apart from it. */
export type Actor =
  | { readonly kind: 'anonymous' }
  | { readonly kind: 'guest'; readonly id: string }
  | { readonly kind: 'customer'; readonly id: string; readonly emailVerified: boolean }
  | { readonly kind: 'staff'; readonly id: string; readonly permissions: readonly string[] }
  | { readonly kind: 'key'; readonly id: string; readonly permissions: readonly string[] }
  | { readonly kind: 'system'; readonly id: string }

export type ActorKind = Actor['kind']

/** What accompanies every call, local or remote. */
export type Call = {
  /** A service's name, or 'edge' for what comes from outside. Set by the client or the server, never by a handler. */
  readonly caller: string
  readonly actor: Actor
  readonly requestId: string
  readonly traceparent?: string | undefined
  /** Epoch milliseconds; whoever works past it stops. */
  readonly deadline: number
  readonly signal?: AbortSignal | undefined
  readonly idempotencyKey?: string | undefined
  /** The version in If-Match, where the method asks for it. */
  readonly ifMatch?: number | undefined
  /** The raw body, for methods that declare `consumes`. */
  readonly body?: AsyncIterable<Uint8Array> | undefined
}

/** `system:catalog-search` and the like: the actor of consumers, jobs and sweeps. */
export const systemActor = (id: string): Actor => ({ kind: 'system', id })

/** One string per principal: idempotency keys, audit rows and rate limits are counted by it. */
export const principalOf = (actor: Actor): string =>
  actor.kind === 'anonymous' ? 'anonymous' : `${actor.kind}:${actor.id}`
