import type { identityContract } from '@stoa/contracts/identity'
import type { Call } from '@stoa/kernel/call'
import type { Api } from '@stoa/kernel/contract'
import { unwrap } from '@stoa/kernel/result'
import type { FastifyInstance } from 'fastify'

type Options = {
  readonly identity: Pick<Api<typeof identityContract>, 'getKeySet'>
  readonly call: (requestId: string) => Call
}

/** Where programs that check access tokens look for the keys, without knowing our API. */
export function wellKnownRoutes(app: FastifyInstance, { identity, call }: Options): void {
  app.get('/.well-known/jwks.json', async (request, reply) =>
    reply
      .header('cache-control', 'public, max-age=300')
      .send(unwrap(await identity.getKeySet({}, call(request.id)))),
  )
}
