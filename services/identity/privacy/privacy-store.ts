import { type Queries, statement, type Tx } from '@stoa/platform/db'

export type RequestRow = {
  readonly id: string
  readonly kind: 'export' | 'erase'
  readonly customerId: string
  readonly requestedAt: string
  readonly completedAt: string | null
  readonly parts: readonly { readonly service: string; readonly status: 'waiting' | 'done' }[]
}

const shown = `id, kind, customer_id as "customerId", requested_at as "requestedAt", completed_at as "completedAt",
  (select json_agg(json_build_object('service', service,
                   'status', case when done_at is null then 'waiting' else 'done' end) order by service)
     from privacy_parts where request_id = id) as parts`

const insert = statement(
  'identity.insert-privacy-request',
  `with request as (
     insert into privacy_requests (id, kind, customer_id, requested_by, requested_at) values ($1, $2, $3, $4, $5)
     returning id)
   insert into privacy_parts (request_id, service) select request.id, unnest($6::text[]) from request`,
)
const find = statement<RequestRow>(
  'identity.find-privacy-request',
  `select ${shown} from privacy_requests where id = $1`,
)
const list = statement<RequestRow>(
  'identity.list-privacy-requests',
  `select ${shown} from privacy_requests
    where ($1::text is null or id < $1) and ($2::text is null or (completed_at is null) = ($2 = 'running'))
    order by id desc limit $3`,
)
const lock = statement(
  'identity.lock-privacy-request',
  'select id from privacy_requests where id = $1 for update',
)
/** From a service that was not waited for as well: what it knows must not be lost. */
const answer = statement(
  'identity.answer-privacy-part',
  `insert into privacy_parts as part (request_id, service, done_at, data) values ($1, $2, $3, $4)
   on conflict (request_id, service) do update set done_at = excluded.done_at, data = excluded.data
    where part.done_at is null`,
)
const complete = statement<{ kind: 'export' | 'erase'; customerId: string }>(
  'identity.complete-privacy-request',
  `update privacy_requests set completed_at = $2
    where id = $1 and completed_at is null
      and not exists (select from privacy_parts where request_id = $1 and done_at is null)
   returning kind, customer_id as "customerId"`,
)
const sections = statement<{ service: string; data: unknown }>(
  'identity.list-privacy-sections',
  'select service, data from privacy_parts where request_id = $1 order by service',
)
const forgetFiles = statement(
  'identity.forget-exports',
  `update privacy_parts set data = null from privacy_requests request
    where request.id = request_id and data is not null and request.completed_at < $1`,
)
const forgetOf = statement(
  'identity.forget-exports-of',
  `update privacy_parts set data = null from privacy_requests request
    where request.id = request_id and data is not null and request.customer_id = $1`,
)

export type NewRequest = Pick<RequestRow, 'id' | 'kind' | 'customerId' | 'requestedAt'> & {
  readonly requestedBy: string
  readonly services: readonly string[]
}

export const insertRequest = (tx: Tx, row: NewRequest) =>
  tx.run(insert, [row.id, row.kind, row.customerId, row.requestedBy, row.requestedAt, row.services])
export const findRequest = (db: Queries, id: string) => db.maybe(find, [id])
export const listRequests = (
  db: Queries,
  before: string | undefined,
  status: string | undefined,
  limit: number,
) => db.all(list, [before ?? null, status ?? null, limit])
export const lockRequest = (tx: Tx, id: string) => tx.maybe<unknown>(lock, [id])
export const answerPart = (tx: Tx, id: string, service: string, now: string, data: unknown) =>
  tx.run(answer, [id, service, now, data === undefined ? null : JSON.stringify(data)])
/** What it was, when nobody is waited for any more. */
export const completeRequest = (tx: Tx, id: string, now: string) => tx.maybe(complete, [id, now])
export const listSections = (db: Queries, id: string) => db.all(sections, [id])
export const forgetExports = (db: Queries, completedBefore: string) => db.run(forgetFiles, [completedBefore])
export const forgetExportsOf = (tx: Tx, customerId: string) => tx.run(forgetOf, [customerId])
