import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { description } from '@stoa/fleet/description'
import { services } from '@stoa/fleet/services'
import type { Workload } from '@stoa/fleet/workload'
import { type Call, systemActor } from '@stoa/kernel/call'
import type { Api, Contract } from '@stoa/kernel/contract'
import { isPlatformError } from '@stoa/kernel/errors'
import { localClient, newCall } from '@stoa/platform/contract'
import { callerVerifier, remoteClient, serve, serviceIdentity, sharedSecretKeys } from '@stoa/platform/http'
import { allowListOf } from '@stoa/platform/service'

type AnyApi = Record<string, (input: object, call: Call) => Promise<unknown>>
const written: { workloads: Workload[] } = JSON.parse(
  readFileSync(join(import.meta.dirname, '..', '..', 'fleet', 'fleet.json'), 'utf8'),
)
const callers = [...written.workloads.map(({ name }) => name), 'a-stranger']
const allow = allowListOf(description.workloads)
const keys = sharedSecretKeys('of this test alone, not of any shop')

/** Read from the committed description by other means than the list under test. */
function listed(caller: string): Set<string> {
  const workload = written.workloads.find(({ name }) => name === caller)
  const calls = (workload?.calls ?? []).flatMap(({ service, methods }) => methods.map(m => `${service}.${m}`))
  return new Set([...calls, ...(workload?.consumes ?? []).map(({ from }) => `${from}.scanEvents`)])
}

/** Whoever gets in meets this. */
const handlersOf = (contract: Contract) =>
  Object.fromEntries(
    Object.keys(contract.methods).map(name => [name, () => Promise.reject(new Error('let in'))]),
  ) as unknown as Api<Contract>

/** Which methods of a service this client is let into. */
async function open(contract: Contract, client: Api<Contract>): Promise<string[]> {
  const outcomes = Object.entries(contract.methods).map(async ([name, { consumes }]) => {
    const body = consumes && (async function* () {})()
    const call = { ...newCall({ actor: systemActor('test') }), ...(body && { body }) }
    const error = await (client as unknown as AnyApi)[name]!({}, call).catch((thrown: unknown) => thrown)
    return isPlatformError(error, 'forbidden') ? [] : [`${contract.name}.${name}`]
  })
  return (await Promise.all(outcomes)).flat()
}

const expected = (contract: Contract, caller: string): string[] =>
  Object.keys(contract.methods)
    .map(name => `${contract.name}.${name}`)
    .filter(name => listed(caller).has(name))

describe('who may call whom', () => {
  for (const { contract } of Object.values(services)) {
    it(`${contract.name} lets in exactly whom the fleet lists, in one process`, async () => {
      for (const caller of callers) {
        const client = localClient(contract, () => handlersOf(contract), { caller, allow })
        assert.deepEqual(await open(contract, client), expected(contract, caller), caller)
      }
    })

    it(`${contract.name} lets in exactly whom the fleet lists, over HTTP`, async () => {
      const server = serve([{ contract, api: handlersOf(contract) }], {
        ...{ edge: 'internal', verifyCaller: callerVerifier(keys), allow },
      })
      const { url } = await server.listen(0)
      after(() => server.close())
      for (const caller of callers) {
        const client = remoteClient(contract, {
          baseUrl: url,
          identity: serviceIdentity({ name: caller, keys }),
          attempts: 1,
          breaker: { failures: Number.MAX_SAFE_INTEGER },
        })
        assert.deepEqual(await open(contract, client), expected(contract, caller), caller)
        await client[Symbol.asyncDispose]()
      }
    })
  }

  it('calls nothing that no service has', () => {
    const known = new Set(
      Object.values(services).flatMap(({ contract }) =>
        Object.keys(contract.methods).map(name => `${contract.name}.${name}`),
      ),
    )
    const lost = callers.flatMap(caller => [...listed(caller)].filter(name => !known.has(name)))
    assert.deepEqual(lost, [])
  })
})
