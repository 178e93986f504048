import { notificationsContract } from '@stoa/contracts/notifications'
import type { Call } from '@stoa/kernel/call'
import type { Handler } from '@stoa/kernel/contract'
import { PlatformError } from '@stoa/kernel/errors'
import { fail, ok } from '@stoa/kernel/result'
import { command } from '@stoa/platform/command'
import { showing } from '@stoa/platform/contract'
import type { Tx } from '@stoa/platform/db'
import { assertVersion } from '@stoa/platform/http'
import { whyRefused } from '@stoa/platform/outward'
import { recordAudit } from '../audit/record-audit.ts'
import type { Notifications } from '../deps.ts'
import { deliverJob } from '../job-definitions.ts'
import { hurryDeliveries } from './delivery-store.ts'
import { allWebhookEvents } from './event-types.ts'
import { newSecret, prefixOf } from './sign.ts'
import { activeSecrets, type StoredSecret, viewOf, type WebhookRow } from './webhook.ts'
import { deleteWebhook, insertWebhook, lockWebhook, saveWebhook } from './webhook-store.ts'

const contract = notificationsContract
const hour = 3_600_000

export const webhookUnknown = (id: string) =>
  new PlatformError('not_found', { detail: `There is no webhook ${id}` })

export async function lockedWebhook(tx: Tx, id: string, call: Call): Promise<WebhookRow> {
  const row = await lockWebhook(tx, id)
  if (!row) throw webhookUnknown(id)
  assertVersion(call, row.version)
  return row
}

const known = new Set(allWebhookEvents.map(({ type }) => type))

function refusalOf(
  { config }: Notifications,
  { url, types = [] }: { url?: string; types?: readonly string[] },
) {
  const refused = url === undefined ? undefined : whyRefused(url, config.webhookNetwork)
  if (refused !== undefined) return fail({ code: 'url_refused' as const, detail: refused })
  const strange = types.find(type => !known.has(type))
  return strange === undefined
    ? undefined
    : fail({
        code: 'type_unknown' as const,
        detail: `${strange} is not sent to webhooks: see listWebhookEventTypes`,
      })
}

const sealed = ({ seal }: Notifications, webhookId: string, secret: string): StoredSecret => ({
  sealed: seal.seal(secret, webhookId),
  prefix: prefixOf(secret),
})

const createWebhook = (deps: Notifications) =>
  command(deps.db, { contract, method: 'createWebhook', clock: deps.clock }, async (tx, input, call) => {
    const refusal = refusalOf(deps, input)
    if (refusal) return refusal
    const now = deps.clock.iso()
    const id = deps.ids.next('whk')
    const secret = newSecret()
    await insertWebhook(tx, { id, ...input, secrets: [sealed(deps, id, secret)] }, now)
    await recordAudit(tx, deps, call, { action: 'webhook.created', entity: id, changes: { ...input } })
    const row = await lockedWebhook(tx, id, { ...call, ifMatch: undefined })
    return ok({ ...viewOf(row, now), secret: row.secrets[0]!.sealed })
  })

/** What is stored of an answer under its Idempotency-Key holds the secret sealed; it is opened on the way out. */
const opened =
  ({ seal }: Notifications) =>
  <T extends { readonly id: string; readonly secret: string }>(made: T): T => ({
    ...made,
    secret: seal.open(made.secret, made.id),
  })

export function createCreateWebhook(deps: Notifications): Handler<typeof contract, 'createWebhook'> {
  const create = createWebhook(deps)
  return async (input, call) => showing(await create(input, call), opened(deps))
}

export const createUpdateWebhook = (deps: Notifications) =>
  command(deps.db, { contract, method: 'updateWebhook', clock: deps.clock }, async (tx, input, call) => {
    const { id, ...changes } = input
    const refusal = refusalOf(deps, changes)
    if (refusal) return refusal
    const row = await lockedWebhook(tx, id, call)
    const now = deps.clock.iso()
    const saved = await saveWebhook(tx, { ...row, ...changes, ...stateAfter(row, changes.status) }, now)
    if (row.status === 'disabled' && saved.status === 'active') await goOn(tx, deps, id)
    await recordAudit(tx, deps, call, { action: 'webhook.updated', entity: id, changes })
    return ok(viewOf(saved, now))
  })

/** Enabled, it starts with a clean slate; disabled by hand, it says so. */
function stateAfter(row: WebhookRow, status: WebhookRow['status'] | undefined) {
  if (status === undefined || status === row.status) return {}
  return { failingSince: null, disabledReason: status === 'active' ? null : 'disabled by staff' }
}

async function goOn(tx: Tx, { clock, wake }: Notifications, webhookId: string): Promise<void> {
  await hurryDeliveries(tx, webhookId, clock.iso())
  await wake(tx, deliverJob)
}

export const createDeleteWebhook = (deps: Notifications) =>
  command(deps.db, { contract, method: 'deleteWebhook', clock: deps.clock }, async (tx, { id }, call) => {
    const { name, url } = await lockedWebhook(tx, id, call)
    await deleteWebhook(tx, id)
    await recordAudit(tx, deps, call, { action: 'webhook.deleted', entity: id, changes: { name, url } })
    return ok(null)
  })

/** Never more than two: a third rotation in the overlap ends the oldest. */
const rotateSecret = (deps: Notifications) =>
  command(
    deps.db,
    { contract, method: 'rotateWebhookSecret', clock: deps.clock },
    async (tx, input, call) => {
      const { id, overlapHours = 24 } = input
      const row = await lockedWebhook(tx, id, call)
      const now = deps.clock.iso()
      const until = new Date(deps.clock.now() + overlapHours * hour).toISOString()
      const [current] = activeSecrets(row.secrets, now)
      const secret = newSecret()
      const secrets = [
        sealed(deps, id, secret),
        ...(current && overlapHours > 0 ? [{ ...current, until }] : []),
      ]
      const saved = await saveWebhook(tx, { ...row, secrets }, now)
      await recordAudit(tx, deps, call, {
        action: 'webhook.secret-rotated',
        entity: id,
        changes: { overlapHours },
      })
      return ok({ ...viewOf(saved, now), secret: secrets[0]!.sealed })
    },
  )

export function createRotateSecret(deps: Notifications): Handler<typeof contract, 'rotateWebhookSecret'> {
  const rotate = rotateSecret(deps)
  return async (input, call) => showing(await rotate(input, call), opened(deps))
}
