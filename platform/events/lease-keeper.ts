import type { Db } from '../db/index.ts'
import { type Claim, type Lease, releaseLease, takeLease } from './lease.ts'
import type { Report } from './report.ts'

export type LeaseKeeper = {
  /** The lease, renewed if a third of its time is over; undefined while another replica works. */
  hold(): Promise<Lease | undefined>
  /** A write under the lease has just prolonged it. */
  renewed(): void
  lost(): void
  release(): Promise<void>
}

export function keepLease(db: Db, claim: Omit<Claim, 'fresh'>, report: Report): LeaseKeeper {
  let lease: Lease | undefined
  let renewAt = 0
  const { consumer } = claim
  const renewed = () => {
    renewAt = performance.now() + claim.leaseMs / 3
  }
  return {
    async hold() {
      if (lease && performance.now() < renewAt) return lease
      const taken = await takeLease(db, { ...claim, fresh: !lease })
      if (taken && !lease) report('lease_taken', { consumer, fence: taken.fence })
      if (lease && !taken) report('lease_lost', { consumer })
      lease = taken
      renewed()
      return taken
    },
    renewed,
    lost() {
      lease = undefined
      report('lease_lost', { consumer })
    },
    async release() {
      if (lease) await releaseLease(db, lease)
    },
  }
}
