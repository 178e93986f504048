import { isEnded, type SagaRow } from './saga.ts'
import { FenceLost, type SagaStore, type Saved } from './store.ts'

/**
 * Rows of any table that take part in a transaction: put back as they were when it fails. A row is replaced and never
 * changed in place, as the types of sagas and their states say.
 */
export type MemoryTables = Record<string, Map<string, unknown>>

export type MemoryStore = SagaStore<MemoryTables> & {
  readonly tables: MemoryTables
  tx<R>(fn: (tables: MemoryTables) => Promise<R>): Promise<R>
}

/** For simulations: the same promises as PostgreSQL, one transaction at a time, thousands of schedules a second. */
export function memoryStore(): MemoryStore {
  const sagas = new Map<string, SagaRow>()
  const tables: MemoryTables = {}
  let last: Promise<unknown> = Promise.resolve()

  async function transact<R>(fn: (tables: MemoryTables) => Promise<R>): Promise<R> {
    const before = new Map(sagas)
    const rows = new Map(Object.entries(tables).map(([name, table]) => [name, new Map(table)]))
    try {
      return await fn(tables)
    } catch (error) {
      restore(sagas, before)
      for (const [name, table] of Object.entries(tables)) restore(table, rows.get(name) ?? new Map())
      throw error
    }
  }
  const tx = <R>(fn: (tables: MemoryTables) => Promise<R>): Promise<R> => {
    const next = last.then(() => transact(fn))
    last = next.catch(() => {})
    return next
  }
  const write = <S>({ row }: Saved<S>): void => {
    const stored = sagas.get(row.id)
    if (stored?.fence !== row.fence || stored.revision !== row.revision - 1) throw new FenceLost(row.id)
    sagas.set(row.id, row as SagaRow)
  }

  return {
    ...{ tables, tx },
    async insert(_tx, { row }) {
      if (sagas.has(row.id)) throw new Error(`the saga ${row.id} exists`)
      sagas.set(row.id, row as SagaRow)
    },
    find: async id => sagas.get(id),
    take: (id, now, leasedUntil) =>
      tx(async () => {
        const row = sagas.get(id)
        if (!row || isEnded(row) || row.leasedUntil > now) return undefined
        const taken = { ...row, fence: row.fence + 1, leasedUntil }
        sagas.set(id, taken)
        return taken
      }),
    save: saved => tx(async () => write(saved)),
    saveWith: effect =>
      tx(async inner => {
        const saved = await effect(inner)
        if (saved.together) throw new Error('only SQL is written in one statement with the row of a saga')
        await saved.beside?.()
        write(saved)
        return saved.row
      }),
    release: (id, fence) =>
      tx(async () => {
        const row = sagas.get(id)
        if (row?.fence === fence) sagas.set(id, { ...row, leasedUntil: 0 })
      }),
    async wake(_tx, ids, now) {
      const waiting = ids.flatMap(id => sagas.get(id) ?? []).filter(({ status }) => status === 'waiting')
      for (const row of waiting) sagas.set(row.id, { ...row, dueAt: Math.min(row.dueAt, now) })
      return waiting.map(({ id }) => id)
    },
    due: async (now, limit) =>
      [...sagas.values()]
        .filter(row => !isEnded(row) && row.dueAt <= now && row.leasedUntil <= now)
        .sort((a, b) => a.dueAt - b.dueAt || (a.id < b.id ? -1 : 1))
        .slice(0, limit)
        .map(({ id }) => id),
  }
}

function restore<V>(map: Map<string, V>, before: Map<string, V>): void {
  map.clear()
  for (const [key, value] of before) map.set(key, value)
}
