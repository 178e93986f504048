import { fail, ok } from '@stoa/kernel/result'
import type { Neighbours } from '../neighbours.ts'
import type { TestReservation, World, WorldDoc } from './world.ts'

type Clock = { now(): number }

const view = (id: string, { status, expiresAt, lines, shipped }: TestReservation) => ({
  ...{ id, status, expiresAt: new Date(expiresAt).toISOString() },
  allocations: lines
    .map(({ sku, quantity }) => ({ sku, locationId: 'main', quantity: quantity - (shipped[sku] ?? 0) }))
    .filter(({ quantity }) => quantity > 0),
})

const taken = (doc: WorldDoc, sku: string, now: number): number =>
  Object.values(doc.reservations)
    .filter(({ status, expiresAt }) => status === 'committed' || (status === 'held' && expiresAt > now))
    .flatMap(({ lines, shipped }) => lines.map(line => ({ ...line, shipped: shipped[line.sku] ?? 0 })))
    .filter(line => line.sku === sku)
    .reduce((sum, { quantity, shipped }) => sum + quantity - shipped, 0)

const shortagesOf = (doc: WorldDoc, lines: readonly { sku: string; quantity: number }[], now: number) =>
  lines
    .map(({ sku, quantity }) => ({
      sku,
      requested: quantity,
      available: (doc.stock[sku] ?? 0) - taken(doc, sku, now),
    }))
    .filter(({ requested, available }) => available < requested)

function reserve(doc: WorldDoc, id: string, lines: TestReservation['lines'], expiresAt: number, now: number) {
  const known = doc.reservations[id]
  if (known)
    return known.status === 'held'
      ? ok(view(id, known))
      : fail({ code: 'reservation_differs' as const, detail: `is ${known.status}` })
  const shortages = shortagesOf(doc, lines, now)
  if (shortages.length > 0)
    return fail({ code: 'insufficient_stock' as const, detail: 'not enough', data: { shortages } })
  doc.reservations[id] = { status: 'held', lines, expiresAt, shipped: {} }
  return ok(view(id, doc.reservations[id]))
}

function commit(doc: WorldDoc, id: string, now: number) {
  const found = doc.reservations[id]
  const lost = fail({ code: 'reservation_lost' as const, detail: `${id} is ${found?.status ?? 'unknown'}` })
  if (!found || found.status === 'released') return lost
  if (found.status === 'held' && found.expiresAt <= now && shortagesOf(doc, found.lines, now).length > 0)
    return lost
  found.status = 'committed'
  return ok(view(id, found))
}

/** A released id that was never held is remembered: its late hold is refused. */
function release(doc: WorldDoc, id: string) {
  doc.reservations[id] ??= { status: 'released', lines: [], expiresAt: 0, shipped: {} }
  const found = doc.reservations[id]
  found.status = 'released'
  return ok(view(id, found))
}

function ship(doc: WorldDoc, id: string, key: string, lines: readonly { sku: string; quantity: number }[]) {
  const found = doc.reservations[id]
  if (found?.status !== 'committed') return fail({ code: 'not_allocated' as const, detail: 'not sold' })
  const done = `shipment ${key}`
  if (found.shipped[done]) return ok(view(id, found))
  if (lines.some(({ sku, quantity }) => (doc.stock[sku] ?? 0) < quantity))
    return fail({ code: 'not_allocated' as const, detail: 'not on hand' })
  for (const { sku, quantity } of lines) {
    found.shipped[sku] = (found.shipped[sku] ?? 0) + quantity
    doc.stock[sku]! -= quantity
  }
  found.shipped[done] = 1
  return ok(view(id, found))
}

export const testInventory = (world: World, clock: Clock): Neighbours['inventory'] => ({
  reserve: ({ id, lines, holdSeconds = 900, replaces }) =>
    world.transact(doc => {
      const old = replaces === undefined ? undefined : doc.reservations[replaces]
      const held = old?.status === 'held'
      if (held) old.status = 'released'
      const answer = reserve(doc, id, [...lines], clock.now() + holdSeconds * 1000, clock.now())
      if (held && !answer.ok) old.status = 'held'
      return answer
    }),
  extendReservation: ({ id, holdSeconds }) =>
    world.transact(doc => {
      const found = doc.reservations[id]
      if (found?.status !== 'held' || found.expiresAt <= clock.now())
        return fail({ code: 'reservation_lost' as const, detail: id })
      found.expiresAt = Math.max(found.expiresAt, clock.now() + holdSeconds * 1000)
      return ok(view(id, found))
    }),
  commitReservation: ({ id }) => world.transact(doc => commit(doc, id, clock.now())),
  releaseReservation: ({ id }) => world.transact(doc => release(doc, id)),
  shipReservation: ({ id, shipmentId, lines }) => world.transact(doc => ship(doc, id, shipmentId, lines)),
  getReservation: ({ id }) => world.transact(doc => ok(view(id, doc.reservations[id]!))),
  adjustStock: ({ sku, quantity }, { idempotencyKey = '' }) =>
    world.transact(doc => {
      doc.adjusted ??= []
      const units = doc.adjusted.includes(idempotencyKey) ? 0 : quantity
      doc.stock[sku] = (doc.stock[sku] ?? 0) + units
      if (idempotencyKey) doc.adjusted.push(idempotencyKey)
      const item = {
        sku,
        policy: 'track' as const,
        safetyStock: 0,
        backorderLimit: 0,
        levels: [],
        version: 1,
      }
      return ok({ ...item, available: doc.stock[sku] })
    }),
})
