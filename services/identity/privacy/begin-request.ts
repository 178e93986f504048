import { customerErased, customerExportReady, customerExportRequested } from '@stoa/contracts/identity'
import { type Call, principalOf } from '@stoa/kernel/call'
import type { Tx } from '@stoa/platform/db'
import { emit } from '@stoa/platform/events'
import { bumpCustomer } from '../customer/customer-store.ts'
import type { IdentityDeps } from '../deps.ts'
import { answerPart, completeRequest, findRequest, insertRequest, type RequestRow } from './privacy-store.ts'

export const requestOf = ({ id, kind, requestedAt, completedAt, parts }: RequestRow) => ({
  ...{ id, kind, requestedAt, parts: [...parts] },
  status: completedAt ? ('done' as const) : ('running' as const),
  ...(completedAt && { completedAt }),
})

type Begin = {
  readonly kind: RequestRow['kind']
  readonly customerId: string
  /** Identity's own part is ready at once. */
  readonly own?: unknown
}

/** Every service that keeps personal data is told by an event, and answers when it is done. */
export async function beginRequest(
  tx: Tx,
  deps: IdentityDeps,
  { kind, customerId, own }: Begin,
  call: Call,
): Promise<RequestRow> {
  const id = deps.ids.next('prv')
  const services = deps.personalDataIn
  const requestedBy = principalOf(call.actor)
  await insertRequest(tx, { id, kind, customerId, requestedBy, requestedAt: deps.clock.iso(), services })
  const data = { customerId, requestId: id }
  const at = { aggregateId: customerId, aggregateVersion: await bumpCustomer(tx, customerId) }
  await emit(
    tx,
    kind === 'erase' ? customerErased : customerExportRequested,
    { ...at, data },
    { ...deps, call },
  )
  await answerFor(tx, deps, { id, service: 'identity', data: own }, call)
  return (await findRequest(tx, id))!
}

type Answer = { readonly id: string; readonly service: string; readonly data?: unknown }

/** The last answer completes the request; an answer that comes again changes nothing. */
export async function answerFor(
  tx: Tx,
  deps: IdentityDeps,
  { id, service, data }: Answer,
  call: Pick<Call, 'traceparent'>,
): Promise<void> {
  if ((await answerPart(tx, id, service, deps.clock.iso(), data)) === 0) return
  const done = await completeRequest(tx, id, deps.clock.iso())
  if (done?.kind !== 'export') return
  const { customerId } = done
  const aggregateVersion = await bumpCustomer(tx, customerId)
  const event = { aggregateId: customerId, aggregateVersion, data: { customerId, requestId: id } }
  await emit(tx, customerExportReady, event, { ...deps, call })
}
