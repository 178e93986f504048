import type { Socket } from 'node:net'
import { PlatformError } from '@stoa/kernel/errors'

const key: unique symbol = Symbol('flights')
type Tracked = Socket & { [key]?: Set<AbortController> }

/** What is being answered on one connection. One listener a connection, not one a request. */
export function flightsOf(socket: Tracked): Set<AbortController> {
  const known = socket[key]
  if (known) return known
  const flights = new Set<AbortController>()
  socket[key] = flights
  socket.once('close', () => {
    for (const controller of flights) controller.abort(new PlatformError('cancelled'))
    flights.clear()
  })
  return flights
}
