import { AsyncLocalStorage } from 'node:async_hooks'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { CookieName, Cookies } from '../credentials/cookies.ts'

/** What only the listener that faces out can know of a request, and do to its answer. */
export type Visit = {
  readonly address: string
  readonly device: string
  readonly url: URL
  cookie(name: CookieName): string | undefined
  /** Without a value the cookie is taken away. Answers the line that was sent. */
  setCookie(name: CookieName, value: string | undefined, until?: string): string
}

export type Visits = {
  current(): Visit
  during(visit: Visit, done: () => void): void
}

export function visits(): Visits {
  const storage = new AsyncLocalStorage<Visit>()
  return {
    current() {
      const visit = storage.getStore()
      if (!visit) throw new Error('the methods of the public origin are only served by its listener')
      return visit
    },
    during: (visit, done) => storage.run(visit, done),
  }
}

const longestDevice = 400

type From = {
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  readonly address: string
  readonly cookies: Cookies
  readonly now: number
}

export function visitOf({ request, reply, address, cookies, now }: From): Visit {
  const { raw } = request
  return {
    address,
    device: (raw.headers['user-agent'] ?? '').slice(0, longestDevice),
    get url() {
      return new URL(request.url, 'http://visit')
    },
    cookie: name => cookies.read(raw, name),
    setCookie(name, value, until) {
      const age = until === undefined ? undefined : Math.max(0, Math.floor((Date.parse(until) - now) / 1000))
      const line = cookies.write(raw, name, value, age)
      reply.header('set-cookie', line)
      return line
    },
  }
}
