import { customerChanged, identityContract } from '@stoa/contracts/identity'
import { ok } from '@stoa/kernel/result'
import { command } from '@stoa/platform/command'
import { statement } from '@stoa/platform/db'
import { emit } from '@stoa/platform/events'
import { assertVersion } from '@stoa/platform/http'
import { recordAudit } from '../audit/record-audit.ts'
import { type CustomerRow, customerColumns, lockCustomer } from '../customer/customer-store.ts'
import type { IdentityDeps } from '../deps.ts'
import { endSessionsOf } from '../session/session-store.ts'
import { customerOf, unknownCustomer } from './customer-list.ts'

const update = statement<CustomerRow>(
  'identity.update-customer',
  `update customers set group_code = $2, status = $3, version = version + 1 where id = $1
   returning ${customerColumns}`,
)

export const createUpdateCustomer = (deps: IdentityDeps) =>
  command(
    deps.db,
    { contract: identityContract, method: 'updateCustomer', clock: deps.clock },
    async (tx, { id, ...input }, call) => {
      const before = await lockCustomer(tx, id)
      if (!before || before.status === 'erased') throw unknownCustomer(id)
      assertVersion(call, before.version)
      const group = input.group === undefined ? before.group : input.group
      const row = await tx.one(update, [id, group, input.status ?? before.status])
      if (row.status === 'blocked') await endSessionsOf(tx, id, 'blocked', deps.clock.iso())
      const data = {
        customerId: id,
        blocked: row.status === 'blocked',
        ...(row.group && { group: row.group }),
      }
      const changed = { aggregateId: id, aggregateVersion: row.version, data }
      await emit(tx, customerChanged, changed, { ...deps, call })
      await recordAudit(tx, deps, call, {
        ...{ action: 'customer.updated', entity: id },
        changes: differences(before, row),
      })
      return ok(customerOf(row))
    },
  )

const differences = (before: CustomerRow, after: CustomerRow) => ({
  ...(before.group !== after.group && { group: { before: before.group, after: after.group } }),
  ...(before.status !== after.status && { status: { before: before.status, after: after.status } }),
})
