import { type Db, statement, type Tx } from '../db/index.ts'

/** Times are the database's: replicas' clocks may differ by more than a lease lasts. */
export type Lease = {
  readonly consumer: string
  readonly holder: string
  readonly fence: number
  position: number
}

const take = statement<{ fence: number; position: number }>(
  'kit.take-lease',
  `insert into cursors as c (consumer, source, holder, fence, leased_until)
   values ($1, $2, $3, 1, now() + $4 * interval '1 millisecond')
   on conflict (consumer) do update
      set holder = $3, leased_until = excluded.leased_until, fence = c.fence + ($5 or c.holder is distinct from $3)::int
    where c.holder = $3 or c.leased_until < now()
   returning fence, position`,
)

const write = statement(
  'kit.write-under-lease',
  `update cursors set position = $4, leased_until = greatest(leased_until, now() + $5 * interval '1 millisecond')
    where consumer = $1 and holder = $2 and fence = $3`,
)

const release = statement(
  'kit.release-lease',
  `update cursors set leased_until = '-infinity' where consumer = $1 and holder = $2 and fence = $3`,
)

export type Claim = {
  readonly consumer: string
  readonly source: string
  readonly holder: string
  readonly leaseMs: number
  /** Not a renewal: whoever held it before under the same name is fenced off. */
  readonly fresh: boolean
}

/** Takes the lease if it is free, or renews it; undefined while another replica holds it. */
export async function takeLease(db: Db, claim: Claim): Promise<Lease | undefined> {
  const { consumer, source, holder, leaseMs, fresh } = claim
  const row = await db.maybe(take, [consumer, source, holder, leaseMs, fresh])
  return row && { consumer, holder, ...row }
}

/**
 * The first statement of everything a consumer writes: it moves the cursor, renews the lease, and locks its row, so
 * nobody can take over before this transaction ends. A holder that was replaced meanwhile changes nothing.
 */
export async function writeUnderLease(
  tx: Tx,
  lease: Lease,
  position: number,
  leaseMs: number,
): Promise<void> {
  const { consumer, holder, fence } = lease
  if ((await tx.run(write, [consumer, holder, fence, position, leaseMs])) === 0) throw new LeaseLost(consumer)
}

/** So that the next replica need not wait for the lease to run out. */
export const releaseLease = (db: Db, { consumer, holder, fence }: Lease): Promise<number> =>
  db.run(release, [consumer, holder, fence])

export class LeaseLost extends Error {
  override readonly name = 'LeaseLost'
  constructor(consumer: string) {
    super(`Another replica has taken over ${consumer}`)
  }
}
