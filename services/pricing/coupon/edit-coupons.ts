import { pricingContract } from '@stoa/contracts/pricing'
import type { InputOf } from '@stoa/kernel/contract'
import { PlatformError } from '@stoa/kernel/errors'
import { ok } from '@stoa/kernel/result'
import { command } from '@stoa/platform/command'
import type { Tx } from '@stoa/platform/db'
import { assertVersion } from '@stoa/platform/http'
import type { PricingDeps } from '../deps.ts'
import { invalid } from '../rule/edit-rule.ts'
import type { Problem } from '../rule/rule.ts'
import { findRule } from '../rule/rule-store.ts'
import { writeAudit } from '../rule/write-context.ts'
import * as store from './coupon-store.ts'
import { newCodes } from './new-codes.ts'

type Input = Omit<InputOf<(typeof pricingContract)['methods']['putCoupon']>, 'code'>

async function problemsOf(tx: Tx, { promotionId, startsAt, endsAt }: Input): Promise<Problem[]> {
  const promotion = (await findRule(tx, 'promotion', promotionId))?.document
  return [
    ...(promotion ? [] : [{ pointer: '/promotionId', detail: `There is no promotion ${promotionId}` }]),
    ...(promotion && !promotion.needsCoupon
      ? [{ pointer: '/promotionId', detail: `${promotionId} applies without a coupon` }]
      : []),
    ...(startsAt !== undefined && endsAt !== undefined && Date.parse(endsAt) <= Date.parse(startsAt)
      ? [{ pointer: '/endsAt', detail: 'must be after startsAt' }]
      : []),
  ]
}

const writeOf = ({ promotionId, usageLimit, customerLimit, active = true, startsAt, endsAt }: Input) => ({
  ...{ promotionId, active, usageLimit: usageLimit ?? null, customerLimit: customerLimit ?? null },
  ...{ startsAt: startsAt ?? null, endsAt: endsAt ?? null },
})

export const couponOf = ({ usageLimit, customerLimit, startsAt, endsAt, ...row }: store.CouponRow) => ({
  ...row,
  ...(usageLimit !== null && { usageLimit }),
  ...(customerLimit !== null && { customerLimit }),
  ...(startsAt !== null && { startsAt }),
  ...(endsAt !== null && { endsAt }),
})

export const unknownCoupon = (code: string) =>
  new PlatformError('not_found', { detail: `There is no coupon ${code}` })

export const putCoupon = (deps: PricingDeps) =>
  command(
    deps.db,
    { contract: pricingContract, method: 'putCoupon', clock: deps.clock },
    async (tx, { code: given, ...input }, call) => {
      const code = given.toUpperCase()
      const problems = await problemsOf(tx, input)
      if (problems.length > 0) return invalid(problems)
      const before = await store.lockCoupon(tx, code)
      assertVersion(call, before?.version ?? 0)
      // Of two that make the same coupon the index refuses one, which then sees the other's version.
      const save = before ? store.updateCoupon : store.insertCoupon
      const row = await save(tx, { code, ...writeOf(input) }, deps.clock.iso())
      const change = { action: 'coupon.put', entity: code, ...(before && { before: couponOf(before) }) }
      await writeAudit(tx, { ...change, after: couponOf(row) }, deps, call)
      return ok(couponOf(row))
    },
  )

export const createCoupons = (deps: PricingDeps) =>
  command(
    deps.db,
    { contract: pricingContract, method: 'createCoupons', clock: deps.clock },
    async (tx, { count, prefix = '', ...input }, call) => {
      const problems = await problemsOf(tx, input)
      if (problems.length > 0) return invalid(problems)
      const codes = newCodes(count, prefix.toUpperCase())
      const rows = await store.insertCoupons(tx, codes, writeOf(input), deps.clock.iso())
      // One of 2^50 that meets a code there is: the caller tries again with other ones.
      if (rows.length < count) throw new PlatformError('conflict', { detail: 'A code was taken; try again' })
      const after = { count, prefix, ...input }
      await writeAudit(tx, { action: 'coupons.created', entity: input.promotionId, after }, deps, call)
      return ok({ codes })
    },
  )

export const deleteCoupon = (deps: PricingDeps) =>
  command(
    deps.db,
    { contract: pricingContract, method: 'deleteCoupon', clock: deps.clock },
    async (tx, input, call) => {
      const code = input.code.toUpperCase()
      const before = await store.lockCoupon(tx, code)
      if (!before) throw unknownCoupon(code)
      assertVersion(call, before.version)
      if (await store.wasUsed(tx, code))
        return invalid([{ pointer: '/code', detail: `${code} was used: make it inactive instead` }])
      await store.deleteCoupon(tx, code)
      await writeAudit(tx, { action: 'coupon.deleted', entity: code, before: couponOf(before) }, deps, call)
      return ok(null)
    },
  )
