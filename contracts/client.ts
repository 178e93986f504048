import type { Contract, DeclaredFailure, ErrorOf, InputOf, MethodDefinition } from '@stoa/kernel/contract'
import type { Result } from '@stoa/kernel/result'
import type { Static } from 'typebox'

/** A route as its contract writes it. It is the only thing of a contract that reaches a browser, so no validator does. */
type Methods<C extends Contract> = C['methods'][keyof C['methods']]
export type Route<C extends Contract> = Extract<Methods<C>, { visibility: 'public' }>['http']
type MethodAt<C extends Contract, R extends string> = Extract<Methods<C>, { http: R }>
type Output<M> = M extends { produces: readonly string[] }
  ? Response
  : M extends MethodDefinition
    ? Static<M['output']>
    : never

export type ClientOptions = {
  /** Where the API is mounted: `/api` on the shop's own origin. */
  readonly baseUrl: string
  readonly fetch?: typeof fetch
  readonly headers?: Readonly<Record<string, string>>
}

export type RequestOptions = {
  readonly idempotencyKey?: string
  /** The version that was seen. */
  readonly ifMatch?: number
  readonly signal?: AbortSignal
  readonly headers?: Readonly<Record<string, string>>
  /** For routes that take files. */
  readonly body?: Blob | ReadableStream<Uint8Array> | string
  readonly contentType?: string
}

/** What is not an expected outcome: a problem document of the API, or an answer that is none. */
export class ApiError extends Error {
  override readonly name = 'ApiError'
  readonly status: number
  readonly code: string
  readonly errors: readonly { readonly pointer: string; readonly detail: string }[]
  readonly requestId: string | undefined

  constructor(status: number, problem: Partial<Problem>) {
    super(problem.detail ?? problem.title ?? `The API answered ${status}`)
    this.status = status
    this.code = problem.code ?? 'unknown'
    this.errors = problem.errors ?? []
    this.requestId = problem.requestId
  }
}

type Problem = {
  code: string
  title: string
  detail: string
  data: unknown
  errors: ApiError['errors']
  requestId: string
}

/** What must name the version that was seen does not compile without it. */
type Options<M> = M extends { ifMatch: 'required' }
  ? [options: RequestOptions & { readonly ifMatch: number }]
  : [options?: RequestOptions]

export type ApiClient<C extends Contract> = <R extends Route<C>>(
  route: R,
  input: InputOf<MethodAt<C, R>>,
  ...options: Options<MethodAt<C, R>>
) => Promise<Result<Output<MethodAt<C, R>>, ErrorOf<MethodAt<C, R>>>>

/** `const api = apiClient<typeof catalogContract>({ baseUrl: '/api' })`, then `await api('GET /v1/products/:slug', { slug })`. */
export function apiClient<C extends Contract>(options: ClientOptions): ApiClient<C> {
  const send = async (route: string, input: Record<string, unknown>, more: RequestOptions = {}) => {
    const { url, init } = requestOf(options, route, input, more)
    return outcomeOf(await (options.fetch ?? fetch)(url, init))
  }
  // The routes and their types are the contract's; what the server sends was validated there.
  return send as unknown as ApiClient<C>
}

function requestOf(
  client: ClientOptions,
  route: string,
  input: Record<string, unknown>,
  options: RequestOptions,
) {
  const [method, template] = route.split(' ') as [string, string]
  const rest = { ...input }
  const path = template.replace(/:([A-Za-z]+)/g, (_match, name: string) => {
    const value = rest[name]
    delete rest[name]
    return encodeURIComponent(String(value))
  })
  const inQuery = method === 'GET' || method === 'DELETE' || options.body !== undefined
  const body = options.body ?? (inQuery ? undefined : JSON.stringify(rest))
  return {
    url: client.baseUrl + path + (inQuery ? queryOf(rest) : ''),
    init: {
      method,
      headers: headersOf(client, options, body !== undefined),
      ...(body === undefined ? {} : { body }),
      ...(options.signal ? { signal: options.signal } : {}),
    },
  }
}

function queryOf(input: Record<string, unknown>): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(input))
    for (const item of Array.isArray(value) ? value : [value])
      if (item !== undefined)
        query.append(name, typeof item === 'object' ? JSON.stringify(item) : String(item))
  return query.size > 0 ? `?${query}` : ''
}

function headersOf(client: ClientOptions, options: RequestOptions, hasBody: boolean): Record<string, string> {
  return {
    accept: 'application/json, application/problem+json',
    ...client.headers,
    ...(hasBody ? { 'content-type': options.contentType ?? 'application/json' } : {}),
    ...(options.idempotencyKey ? { 'idempotency-key': options.idempotencyKey } : {}),
    ...(options.ifMatch === undefined ? {} : { 'if-match': `"${options.ifMatch}"` }),
    ...options.headers,
  }
}

async function outcomeOf(answer: Response): Promise<Result<unknown, DeclaredFailure>> {
  const isJson = /^application\/(problem\+)?json/.test(answer.headers.get('content-type') ?? '')
  if (answer.ok && answer.status === 204) return { ok: true, value: null }
  if (answer.ok) return { ok: true, value: isJson ? await answer.json() : answer }
  const problem: Partial<Problem> = isJson ? await answer.json() : {}
  if (answer.headers.get('x-outcome') !== 'declared') throw new ApiError(answer.status, problem)
  const { code = 'unknown', detail = '', data } = problem
  return { ok: false, error: data === undefined ? { code, detail } : { code, detail, data } }
}
