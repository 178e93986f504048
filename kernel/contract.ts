import type { Static, TObject, TSchema } from 'typebox'
import type { ActorKind, Call } from './call.ts'
import type { EventDefinition } from './event.ts'
import type { Result } from './result.ts'

type Verb = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** An expected outcome that is not success. It reaches callers as a value and the edge as a problem document. */
export type DeclaredError = { readonly status: number; readonly description: string; readonly data?: TSchema }

export type MethodDefinition = {
  /** `GET /v1/products/:id`. Path parameters are fields of the input; the rest is query (GET, DELETE) or JSON body. */
  readonly http: `${Verb} /v1/${string}`
  /** Internal methods are never exposed by the gateway and only callable by services on the fleet's allow-list. */
  readonly visibility: 'public' | 'internal'
  /** Who may call a public method. A staff member or key needs `permission` as well. */
  readonly actors: readonly ActorKind[]
  readonly permission?: string
  readonly summary: string
  readonly description?: string
  readonly input: TObject
  readonly output: TSchema
  readonly errors?: Readonly<Record<string, DeclaredError>>
  readonly success?: 200 | 201 | 202 | 204
  /** For unsafe methods: whether an Idempotency-Key is accepted or demanded. GET and PUT need none. */
  readonly idempotency?: 'required' | 'optional'
  /** The output has an integer `version`, which becomes the ETag. */
  readonly etag?: true
  /** Unsafe methods on a versioned resource: the version the caller saw, as If-Match. */
  readonly ifMatch?: 'required' | 'optional'
  /** Raw request bodies of these types; the handler reads `call.body`. */
  readonly consumes?: readonly string[]
  /** The handler answers a Download of one of these types instead of JSON. */
  readonly produces?: readonly string[]
  readonly bodyLimitBytes?: number
  readonly timeoutMs?: number
  /** `Cache-Control` for shared caches, only on answers that hold nothing personal. */
  readonly cacheSeconds?: number
  readonly examples?: readonly { readonly name: string; readonly input: unknown; readonly output?: unknown }[]
}

export type Download = {
  readonly contentType: string
  readonly fileName?: string
  readonly chunks: AsyncIterable<Uint8Array | string>
}

export type Contract = {
  readonly name: string
  readonly methods: Readonly<Record<string, MethodDefinition>>
  readonly events: Readonly<Record<string, EventDefinition>>
}

export type InputOf<M extends MethodDefinition> = Static<M['input']>
export type OutputOf<M extends MethodDefinition> = M extends { readonly produces: readonly string[] }
  ? Download
  : Static<M['output']>

type DataOf<E extends DeclaredError> = E extends { readonly data: infer S extends TSchema }
  ? Static<S>
  : undefined

export type DeclaredFailure<C extends string = string, D = unknown> = {
  readonly code: C
  readonly detail: string
  readonly data?: D
}
export type ErrorOf<M extends MethodDefinition> = M extends {
  readonly errors: infer E extends Readonly<Record<string, DeclaredError>>
}
  ? { [C in keyof E & string]: DeclaredFailure<C, DataOf<E[C]>> }[keyof E & string]
  : never

/** The same type for a handler table, a local client and a remote client. */
export type Api<C extends Contract> = {
  readonly [M in keyof C['methods']]: (
    input: InputOf<C['methods'][M]>,
    call: Call,
  ) => Promise<Result<OutputOf<C['methods'][M]>, ErrorOf<C['methods'][M]>>>
}

/** One method's handler, for use-case files: `export const handleReserve: Handler<typeof inventory, 'reserve'>`. */
export type Handler<C extends Contract, M extends keyof C['methods']> = Api<C>[M]

export const defineMethod = <const M extends MethodDefinition>(method: M): M => method

export function defineContract<
  const N extends string,
  const M extends Readonly<Record<string, MethodDefinition>>,
  const E extends Readonly<Record<string, EventDefinition>>,
>(
  name: N,
  parts: { readonly methods: M; readonly events: E },
): { readonly name: N; readonly methods: M; readonly events: E } {
  for (const [method, definition] of Object.entries(parts.methods))
    assertSound(`${name}.${method}`, definition)
  return { name, ...parts }
}

function assertSound(name: string, method: MethodDefinition): void {
  const properties = Object.keys(method.input.properties)
  for (const [, parameter] of method.http.matchAll(/:([A-Za-z]+)/g))
    if (!properties.includes(parameter!))
      throw new Error(`${name}: path parameter '${parameter}' is not a field of its input`)
  if (method.http.startsWith('GET') && (method.idempotency || method.ifMatch || method.consumes))
    throw new Error(`${name}: GET never changes state, so it takes no idempotency key, If-Match or body`)
  if (method.visibility === 'public' && method.actors.length === 0)
    throw new Error(`${name}: nobody may call it`)
}
