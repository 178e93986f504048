import { type Queries, statement, type Tx } from '@stoa/platform/db'
import { defineJob, enqueue } from '@stoa/platform/jobs'
import { Type } from 'typebox'

export type RebuildRow = {
  id: string
  state: 'products' | 'orders' | 'counted' | 'done'
  place: string | null
  products: number
  orders: number
  askedBy: string
  startedAt: string
  finishedAt: string | null
}
/** How far a step got; counts are added to those there are. */
export type Progress = Pick<RebuildRow, 'state' | 'place' | 'products' | 'orders'>

const columns = `id, state, place, products, orders, asked_by as "askedBy", started_at as "startedAt",
  finished_at as "finishedAt"`
const start = statement<RebuildRow>(
  'recommendations.start-rebuild',
  `insert into rebuilds (id, state, asked_by, started_at) values ($1, 'products', $2, $3)
   on conflict do nothing returning ${columns}`,
)
const findRunning = statement<RebuildRow>(
  'recommendations.find-running-rebuild',
  `select ${columns} from rebuilds where state <> 'done' for update`,
)
const find = statement<RebuildRow>(
  'recommendations.find-rebuild',
  `select ${columns} from rebuilds where id = $1`,
)
const latest = statement<RebuildRow>(
  'recommendations.list-rebuilds',
  `select ${columns} from rebuilds order by started_at desc, id desc limit 20`,
)
/** Only from where the step began: of two workers that took the same step one moves on. */
const move = statement<{ id: string }>(
  'recommendations.move-rebuild',
  `update rebuilds set state = $4, place = $5, products = products + $6, orders = orders + $7
    where id = $1 and state = $2 and place is not distinct from $3 returning id`,
)
const finish = statement<{ id: string }>(
  'recommendations.finish-rebuild',
  `update rebuilds set state = 'done', finished_at = $2 where id = $1 and state = 'counted' returning id`,
)
const clear = statement('recommendations.clear-rebuilt-orders', 'delete from rebuilt_orders')

export const findRebuild = (db: Queries, id: string) => db.maybe(find, [id])
export const listRebuilds = (db: Queries) => db.all(latest)
export const startRebuild = (tx: Tx, id: string, askedBy: string, at: string) =>
  tx.maybe(start, [id, askedBy, at])
export const findRunningRebuild = (tx: Tx) => tx.maybe(findRunning)
export const clearRebuiltOrders = (tx: Tx) => tx.run(clear)
export const moveRebuild = async (tx: Tx, { id, state, place }: RebuildRow, to: Progress) =>
  (await tx.maybe(move, [id, state, place, to.state, to.place, to.products, to.orders])) !== undefined
export const finishRebuild = async (tx: Tx, id: string, at: string) =>
  (await tx.maybe(finish, [id, at])) !== undefined

export const rebuildJob = defineJob('recommendations.rebuild', Type.Object({ rebuildId: Type.String() }))

/** Each step is a job of its own: it commits, and whoever goes on begins where it ended. */
export const planNextStep = (tx: Queries, rebuildId: string) =>
  enqueue(tx, rebuildJob, { rebuildId }, { key: 'rebuild' })
