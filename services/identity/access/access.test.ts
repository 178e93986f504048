import assert from 'node:assert/strict'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import type { Actor } from '@stoa/kernel/call'
import type { Contract, MethodDefinition } from '@stoa/kernel/contract'
import { isPlatformError } from '@stoa/kernel/errors'
import { allowAll, assertAccess, newCall } from '@stoa/platform/contract'
import { accessTable, type Role, roles } from './access-table.ts'
import { covers, isPermission, permissionsOf } from './roles.ts'

const folder = join(import.meta.dirname, '../../../contracts')
const contracts = await loadContracts()
const methods = contracts.flatMap(({ name: service, methods }) =>
  Object.entries(methods).map(([name, method]) => ({ service, name, method, title: `${service}.${name}` })),
)
const open = methods.filter(({ method }) => method.visibility === 'public')
const table: Readonly<Record<string, readonly Role[]>> = accessTable

/** Every contract there is: a new service is in the table's test the day its contract is. */
async function loadContracts(): Promise<Contract[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  const services = entries.filter(entry => entry.isDirectory() && !['openapi', 'events'].includes(entry.name))
  const modules = await Promise.all(services.map(({ name }) => import(`@stoa/contracts/${name}`)))
  return modules.flatMap(module => Object.values(module)).filter(isContract)
}

function isContract(value: unknown): value is Contract {
  return typeof value === 'object' && value !== null && 'methods' in value && 'events' in value
}

/** Who may try, and what the table lets them do. */
const actors: { title: string; actor: Actor; may: (method: MethodDefinition) => boolean }[] = [
  ...(['anonymous', 'guest', 'customer'] as const).map(kind => ({
    title: kind,
    actor: { kind, id: 'x', emailVerified: true } as Actor,
    may: ({ actors }: MethodDefinition) => actors.includes(kind) || actors.includes('anonymous'),
  })),
  ...[[], ...Object.keys(roles).map(role => [role])].map(held => ({
    title: `staff ${held}`,
    actor: { kind: 'staff', id: 'x', permissions: permissionsOf(held) } as Actor,
    may: ({ actors, permission }: MethodDefinition) =>
      actors.includes('anonymous') || (actors.includes('staff') && holds(held[0] as Role, permission)),
  })),
  ...[undefined, ...Object.keys(table)].map(given => ({
    title: `key ${given}`,
    actor: { kind: 'key', id: 'x', permissions: given ? [given] : [] } as Actor,
    may: ({ actors, permission }: MethodDefinition) =>
      actors.includes('anonymous') || (actors.includes('key') && (!permission || permission === given)),
  })),
]
const holds = (role: Role | undefined, permission: string | undefined): boolean =>
  !permission || role === 'owner' || (role !== undefined && (table[permission] ?? []).includes(role))

function isAllowed(service: string, name: string, method: MethodDefinition, actor: Actor): boolean {
  try {
    assertAccess({ service, name, method }, newCall({ actor }), allowAll)
    return true
  } catch (error) {
    assert.ok(isPlatformError(error, 'forbidden') || isPlatformError(error, 'unauthenticated'))
    return false
  }
}

describe('the access table', () => {
  it('has a row for every permission that a contract demands', () => {
    const missing = open.filter(({ method }) => method.permission && !isPermission(method.permission))
    assert.deepEqual(
      missing.map(({ title, method }) => `${title} ${method.permission}`),
      [],
    )
  })

  it('has no row that a contract of that service no longer demands', () => {
    const demanded = new Set(open.map(({ method }) => method.permission))
    const services = new Set(contracts.map(({ name }) => name))
    const dead = Object.keys(table).filter(row => services.has(row.split('.')[0]!) && !demanded.has(row))
    assert.deepEqual(dead, [])
  })

  it('gives owners all, and nobody else what they were not given', () => {
    assert.deepEqual(permissionsOf(['owner', 'analyst']), ['*'])
    assert.deepEqual(permissionsOf(['analyst', 'king']), permissionsOf(['analyst']))
    assert.equal(permissionsOf(['manager']).includes('staff.write'), false)
    assert.equal(covers(['*'], ['anything.at-all']), true)
    assert.equal(covers(['catalog.read'], ['catalog.read', 'catalog.write']), false)
  })
})

describe('every method and every actor', () => {
  for (const { title, actor, may } of actors)
    it(`${title} may do what the table says and nothing else`, () => {
      const wrong = open.filter(
        ({ service, name, method }) => isAllowed(service, name, method, actor) !== may(method),
      )
      assert.deepEqual(
        wrong.map(each => each.title),
        [],
      )
      assert.ok(open.length > 60)
    })

  it('internal methods do not exist for anybody outside', () => {
    for (const { service, name, method } of methods.filter(({ method }) => method.visibility === 'internal'))
      for (const { actor } of actors)
        assert.throws(() => assertAccess({ service, name, method }, newCall({ actor }), allowAll), {
          code: 'not_found',
        })
  })
})

describe('contracts', () => {
  /** What brings staff in from outside. */
  const doors = [
    'identity.acceptInvitation',
    'gateway.staffSignIn',
    'gateway.staffSignInWithLink',
    'gateway.staffSignOut',
  ]

  it('let nobody but staff and keys under /v1/admin, except through its doors', () => {
    const strangers = open
      .filter(({ method, title }) => method.http.includes('/v1/admin') && !doors.includes(title))
      .filter(({ method }) => method.actors.some(kind => kind !== 'staff' && kind !== 'key'))
    assert.deepEqual(
      strangers.map(({ title }) => title),
      [],
    )
  })

  it('demand a permission of staff and keys for all that is not their own account', () => {
    const free = open
      .filter(({ method }) => !method.permission && !method.actors.includes('anonymous'))
      .filter(({ method }) => method.actors.some(kind => kind === 'staff' || kind === 'key'))
      .filter(({ method }) => !method.http.includes('/v1/admin/me'))
    assert.deepEqual(
      free.map(({ title }) => title),
      [],
    )
  })

  it('never change anything for who may only read', () => {
    const loose = open.filter(
      ({ method }) =>
        method.permission?.endsWith('.read') &&
        !/^GET|^POST .*(search|quote|preview|lookup|many)/.test(method.http),
    )
    assert.deepEqual(
      loose.map(({ title, method }) => `${title} ${method.http}`),
      [],
    )
  })
})
