import type { IncomingMessage } from 'node:http'

/** Customers, guests and staff have a cookie each, so that signing in as one never speaks for another. */
export type CookieName = 'session' | 'guest' | 'staff' | 'provider'
const bare: Readonly<Record<CookieName, string>> = {
  session: 'stoa',
  guest: 'stoa-guest',
  staff: 'stoa-staff',
  provider: 'stoa-provider',
}

const isLoopback = (host: string): boolean => /^(localhost|127(\.\d+){3}|\[::1\])(:\d+)?$/i.test(host)

/** Browsers refuse __Host- and Secure over plain HTTP, which is what a shop on this very machine speaks. */
const isPlain = ({ headers }: IncomingMessage, publicUrl: string | undefined): boolean =>
  publicUrl === undefined && isLoopback(headers.host ?? '')

const nameFor = (name: CookieName, plain: boolean): string => (plain ? bare[name] : `__Host-${bare[name]}`)

export type Cookies = {
  read(request: IncomingMessage, name: CookieName): string | undefined
  /** A Set-Cookie line; without a value it takes the cookie away. */
  write(request: IncomingMessage, name: CookieName, value: string | undefined, maxAgeSeconds?: number): string
}

export function cookies(publicUrl: string | undefined): Cookies {
  return {
    read(request, name) {
      const wanted = nameFor(name, isPlain(request, publicUrl))
      for (const pair of (request.headers.cookie ?? '').split(';')) {
        const equals = pair.indexOf('=')
        if (equals > 0 && pair.slice(0, equals).trim() === wanted)
          return pair.slice(equals + 1).trim() || undefined
      }
      return undefined
    },
    write(request, name, value, maxAgeSeconds) {
      const plain = isPlain(request, publicUrl)
      const age = value === undefined ? 0 : maxAgeSeconds
      return [
        `${nameFor(name, plain)}=${value ?? ''}`,
        'Path=/',
        'HttpOnly',
        'SameSite=Lax',
        ...(plain ? [] : ['Secure']),
        ...(age === undefined ? [] : [`Max-Age=${age}`]),
      ].join('; ')
    },
  }
}
