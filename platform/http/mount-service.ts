import type { Api, Contract, MethodDefinition } from '@stoa/kernel/contract'
import type { FastifyInstance } from 'fastify'
import {
  type GuardedHandler,
  type GuardOptions,
  guard,
  methodsOf,
  pathOf,
  verbOf,
} from '../contract/index.ts'
import { bindMethod } from './bind-method.ts'
import { useRawBodies } from './body-parsers.ts'
import { defaultBodyLimit } from './create-app.ts'
import type { Edge } from './edge.ts'
import type { EventStreams } from './event-streams.ts'
import type { Mounted } from './not-found.ts'
import type { ServerTelemetry } from './server-telemetry.ts'

/** A contract with its handlers; a gateway's are remote clients. */
export type Served = { readonly contract: Contract; readonly api: object }

const rawBodyLimit = 64 * 1_048_576

export type MountOptions = Pick<GuardOptions, 'allow' | 'checkRaw'> & {
  readonly clock: { now(): number }
  readonly telemetry?: ServerTelemetry
  readonly streams: EventStreams
  /** Where the public methods stand on an origin that holds more: `/api`. */
  readonly prefix?: string
}

/** Public methods at their path; on the internal listener every method, as `POST /internal/<service>/<method>`. */
export function mountService(
  app: FastifyInstance,
  edge: Edge,
  served: Served,
  options: MountOptions,
): Mounted[] {
  const { contract } = served
  const { clock, telemetry, streams, prefix = '' } = options
  const isPublic = edge.edge === 'public'
  const api = guard(contract, served.api as Api<Contract>, {
    ...options,
    ...(telemetry ? { observer: telemetry.serverObserver } : {}),
    unknownFields: isPublic ? 'reject' : 'ignore',
    raw: 'keep',
  })
  return methodsOf(contract)
    .filter(([, method]) => !isPublic || method.visibility === 'public')
    .map(([name, method]) => {
      const route = isPublic
        ? { verb: verbOf(method), path: `${prefix}${pathOf(method)}` }
        : { verb: 'POST', path: `/internal/${contract.name}/${name}` }
      // guard() answers a GuardedHandler for each method; Api<C> shows the two parameters that callers use.
      const handler = (api as Record<string, GuardedHandler>)[name]!
      const bound = bindMethod({
        service: contract.name,
        method,
        handler,
        edge,
        clock,
        telemetry,
        streams,
        route: route.path,
      })
      addRoute(app, route, method, bound)
      return route
    })
}

function addRoute(
  app: FastifyInstance,
  { verb, path }: Mounted,
  method: MethodDefinition,
  handler: ReturnType<typeof bindMethod>,
): void {
  const bodyLimit = method.bodyLimitBytes ?? (method.consumes ? rawBodyLimit : defaultBodyLimit)
  const route = { method: verb, url: path, bodyLimit, handler }
  if (!method.consumes) {
    app.route(route)
    return
  }
  const types = method.consumes
  app.register(async scope => {
    useRawBodies(scope, types, bodyLimit)
    scope.route(route)
  })
}
