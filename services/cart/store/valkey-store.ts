import type { Clock } from '@stoa/kernel/clock'
import { PlatformError } from '@stoa/kernel/errors'
import type { Valkey } from '@stoa/platform/valkey'
import { type CartState, orderedCart } from '../state/cart-state.ts'
import type { CartStore, Place } from './port.ts'
import { insertScript, removeScript, replaceScript } from './valkey-scripts.ts'

/** The braces keep all keys in one slot of a cluster, so that a script may touch them together. */
const keyOf = (id: string) => `{cart}:state:${id}`
const openKeyOf = (owner: string) => `{cart}:open:${owner}`
const allKeyOf = (owner: string) => `{cart}:all:${owner}`
const changedKey = '{cart}:changed'

/** Durable as far as the server is: run it with its append-only file. */
export const valkeyStore = (client: Valkey, clock: Clock): CartStore => orUnavailable(storeOn(client, clock))

/** A server that is away is trouble of ours that passes, not a cart that is not there. */
function orUnavailable(store: CartStore): CartStore {
  const refuse = (cause: unknown) => {
    throw new PlatformError('unavailable', { retryAfterSeconds: 1, cause })
  }
  return {
    insert: cart => store.insert(cart).catch(refuse),
    find: id => store.find(id).catch(refuse),
    findOpen: owner => store.findOpen(owner).catch(refuse),
    replace: (cart, version) => store.replace(cart, version).catch(refuse),
    order: (id, orderId, times) => store.order(id, orderId, times).catch(refuse),
    remove: id => store.remove(id).catch(refuse),
    list: page => store.list(page).catch(refuse),
    allOf: owner => store.allOf(owner).catch(refuse),
    sweep: () => store.sweep().catch(refuse),
    close: () => store.close(),
  }
}

function storeOn(client: Valkey, clock: Clock): CartStore {
  const read = (text: string | null): CartState | undefined => {
    const cart = text === null ? undefined : (JSON.parse(text) as CartState)
    return cart && Date.parse(cart.expiresAt) > clock.now() ? cart : undefined
  }
  const find = async (id: string) => read(await client.get(keyOf(id)))
  const findMany = async (ids: readonly string[]) =>
    ids.length === 0 ? [] : (await client.mget(ids.map(keyOf))).flatMap(text => read(text) ?? [])
  const run = async (script: string, cart: CartState, version: number, former: string | undefined) => {
    const owner = cart.owner ?? ''
    const keys = [
      keyOf(cart.id),
      openKeyOf(owner),
      allKeyOf(owner),
      changedKey,
      openKeyOf(former ?? owner),
      allKeyOf(former ?? owner),
    ]
    const facts = [cart.id, owner, cart.status, cart.lines.length > 0 ? '1' : '0']
    const times = [Date.parse(cart.updatedAt), ttl(cart)]
    return (
      (await client.eval(script, keys.length, ...keys, JSON.stringify(cart), version, ...facts, ...times)) ===
      1
    )
  }
  const ttl = (cart: CartState) => Math.max(1, Date.parse(cart.expiresAt) - clock.now())
  const findOpen = async (owner: string) => {
    const id = await client.get(openKeyOf(owner))
    const cart = id === null ? undefined : await find(id)
    return cart?.status === 'open' && cart.owner === owner ? cart : undefined
  }

  const drop = async (id: string, owner = '') =>
    void (await client.eval(removeScript, 4, keyOf(id), openKeyOf(owner), allKeyOf(owner), changedKey, id))
  /** By the shop's clock; the server drops it by its own. */
  const clearExpired = async ({ id, owner = '' }: CartState) => {
    const ids = [id, ...(owner === '' ? [] : [(await client.get(openKeyOf(owner))) ?? id])]
    const there = await findMany(ids)
    const gone = ids.filter(one => !there.some(cart => cart.id === one))
    for (const one of gone) await drop(one, owner)
    return gone.length > 0
  }

  return {
    find,
    findOpen,
    async insert(cart) {
      if (await run(insertScript, cart, 0, undefined)) return true
      return (await clearExpired(cart)) && run(insertScript, cart, 0, undefined)
    },
    async replace(cart, version) {
      const former = (await find(cart.id))?.owner
      return run(replaceScript, cart, version, former)
    },
    async order(id, orderId, times) {
      const cart = await find(id)
      if (cart?.status !== 'open') return false
      const ordered = orderedCart(cart, orderId, times)
      return run(replaceScript, ordered, cart.version, cart.owner)
    },
    remove: async id => drop(id, (await find(id))?.owner),
    async list({ idleSince, after, limit }) {
      const upTo = Math.min(
        ...[idleSince, after?.updatedAt].map(at => (at === undefined ? Infinity : Date.parse(at))),
      )
      return pageFrom(client, findMany, { upTo, after, limit })
    },
    allOf: async owner => findMany((await client.smembers(allKeyOf(owner))).sort()),
    // Carts expire by themselves; only the order of changes has to be cleared of them.
    sweep: async () => {
      const ids = await client.zrange(changedKey, '0', '9999')
      const there = new Set((await findMany(ids)).map(({ id }) => id))
      const gone = ids.filter(id => !there.has(id))
      return gone.length === 0 ? 0 : client.zrem(changedKey, ...gone)
    },
    close: async () => client.disconnect(),
  }
}

type Page = { readonly upTo: number; readonly after: Place | undefined; readonly limit: number }

/** Equal times are rare: those before the place are skipped, not searched for. */
async function pageFrom(
  client: Valkey,
  findMany: (ids: readonly string[]) => Promise<CartState[]>,
  { upTo, after, limit }: Page,
): Promise<CartState[]> {
  const found: CartState[] = []
  const most = upTo === Infinity ? '+inf' : upTo
  for (let skip = 0; found.length < limit; skip += limit) {
    const ids = await client.zrevrangebyscore(changedKey, most, '-inf', 'LIMIT', skip, limit)
    const carts = await findMany(ids)
    found.push(
      ...carts.filter(
        ({ updatedAt, id }) =>
          !after || updatedAt < after.updatedAt || (updatedAt === after.updatedAt && id < after.id),
      ),
    )
    if (ids.length < limit) break
  }
  return found.slice(0, limit)
}
