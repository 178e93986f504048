import type { Call } from '@stoa/kernel/call'
import { PlatformError } from '@stoa/kernel/errors'
import { fail, ok, type Result } from '@stoa/kernel/result'
import type { Tx } from '@stoa/platform/db'
import { assertVersion } from '@stoa/platform/http'
import { openSpending } from '../campaign/campaign-store.ts'
import type { PricingDeps } from '../deps.ts'
import { checkRule } from './check-rule.ts'
import type { Documents, Kind, Problem } from './rule.ts'
import { deleteRule, insertRule, lockRule, type RuleRow, turnPage, updateRule } from './rule-store.ts'
import { tell, type WriteDeps, writeAudit } from './write-context.ts'

export type Invalid = {
  readonly code: 'pricing_invalid'
  readonly detail: string
  readonly data: { problems: { pointer: string; detail: string }[] }
}
export type Stored<K extends Kind> = Documents[K] & { id: string; version: number; updatedAt: string }

export const invalid = (problems: readonly Problem[]) =>
  fail<Invalid>({
    code: 'pricing_invalid',
    detail: problems.map(({ pointer, detail }) => `${pointer} ${detail}`).join('; '),
    data: { problems: problems.map(problem => ({ ...problem })) },
  })

export const unknown = (kind: Kind, id: string) =>
  new PlatformError('not_found', { detail: `There is no ${kind.replace('-', ' ')} ${id}` })

export const storedOf = <K extends Kind>({ id, document, ...rest }: RuleRow<K>): Stored<K> => ({
  ...document,
  id,
  ...rest,
})

const prefixes = {
  'price-list': 'pl',
  promotion: 'promo',
  campaign: 'camp',
  'tax-rate': 'tax',
  'shipping-zone': 'zone',
  market: '',
}

export const createRule =
  <K extends Kind>(deps: PricingDeps, kind: K) =>
  async (tx: Tx, document: Documents[K], call: Call): Promise<Result<Stored<K>, Invalid>> => {
    const problems = checkRule(kind, document)
    if (problems.length > 0) return invalid(problems)
    return ok(await writeNew(tx, deps, { kind, id: deps.ids.next(prefixes[kind]), document }, call))
  }

type New<K extends Kind> = { readonly kind: K; readonly id: string; readonly document: Documents[K] }

export async function writeNew<K extends Kind>(
  tx: Tx,
  deps: WriteDeps,
  { kind, id, document }: New<K>,
  call: Pick<Call, 'actor'>,
): Promise<Stored<K>> {
  const updatedAt = deps.clock.iso()
  await insertRule(tx, kind, id, document, updatedAt)
  if (kind === 'campaign') await openSpending(tx, id)
  await turnPage(tx)
  await writeAudit(tx, { action: `${kind}.created`, entity: id, after: document }, deps, call)
  await tell(tx, kind, document, { id, version: 1, deleted: false }, deps)
  return { ...document, id, version: 1, updatedAt }
}

export const replaceRule =
  <K extends Kind>(deps: PricingDeps, kind: K) =>
  async (
    tx: Tx,
    { id, ...rest }: Documents[K] & { id: string },
    call: Call,
  ): Promise<Result<Stored<K>, Invalid>> => {
    // Without its id the input is the document.
    const document = rest as unknown as Documents[K]
    const problems = checkRule(kind, document)
    if (problems.length > 0) return invalid(problems)
    const before = await lockRule(tx, kind, id)
    if (!before) throw unknown(kind, id)
    assertVersion(call, before.version)
    const updatedAt = deps.clock.iso()
    const version = await updateRule(tx, kind, id, document, updatedAt)
    await turnPage(tx)
    const change = { action: `${kind}.replaced`, entity: id, before: before.document, after: document }
    await writeAudit(tx, change, deps, call)
    await tell(tx, kind, document, { id, version, deleted: false }, deps)
    return ok({ ...document, id, version, updatedAt })
  }

export const removeRule =
  <K extends Kind>(deps: PricingDeps, kind: K) =>
  async (tx: Tx, { id }: { id: string }, call: Call): Promise<Result<null, never>> => {
    const before = await lockRule(tx, kind, id)
    if (!before) throw unknown(kind, id)
    assertVersion(call, before.version)
    await deleteRule(tx, kind, id)
    await turnPage(tx)
    await writeAudit(tx, { action: `${kind}.deleted`, entity: id, before: before.document }, deps, call)
    await tell(tx, kind, before.document, { id, version: before.version + 1, deleted: true }, deps)
    return ok(null)
  }
