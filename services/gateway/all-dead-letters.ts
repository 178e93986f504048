import type { gatewayContract } from '@stoa/contracts/gateway'
import type { Call } from '@stoa/kernel/call'
import type { Api } from '@stoa/kernel/contract'
import { ok } from '@stoa/kernel/result'
import type { DeadLettersApi } from '@stoa/platform/events'
import type { Served } from '@stoa/platform/http'

type Keeper = { readonly service: string; readonly api: Pick<DeadLettersApi, 'listDeadLetters'> }
type Asked = Parameters<DeadLettersApi['listDeadLetters']>[0]

/** One look at all services: what is wrong with one of them hides nothing of the others. */
export function allDeadLetters(
  services: readonly Served[],
): Pick<Api<typeof gatewayContract>, 'listAllDeadLetters'> {
  const keepers = services.flatMap(keeperOf)
  return {
    async listAllDeadLetters({ limit = 50, state = 'parked' }, call) {
      const answers = await Promise.all(keepers.map(keeper => look(keeper, { limit, state }, call)))
      const found = answers.flatMap(({ items }) => items)
      found.sort((one, other) => Date.parse(other.since) - Date.parse(one.since))
      const away = answers.flatMap(({ service, isAway }) => (isAway ? [service] : []))
      const more = found.length > limit || answers.some(each => each.more)
      return ok({ items: found.slice(0, limit), more, away })
    },
  }
}

const keeperOf = ({ contract, api }: Served): readonly Keeper[] =>
  'listDeadLetters' in contract.methods
    ? [{ service: contract.name, api: api as unknown as Keeper['api'] }]
    : []

async function look({ service, api }: Keeper, asked: Asked, call: Call) {
  const answer = await api.listDeadLetters(asked, call).catch(() => undefined)
  const { items, next } = answer?.ok ? answer.value : { items: [] }
  return {
    service,
    isAway: !answer?.ok,
    more: next !== undefined,
    items: items.map(item => ({ service, ...item })),
  }
}
