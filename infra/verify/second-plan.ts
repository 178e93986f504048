import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

type Change = {
  address: string
  type: string
  change: { actions: string[]; before: unknown; after: unknown }
}
export type AllowEntry = { type: string; actions: string[]; attributes: string[]; reason: string }
export type Unclean = { stack: string; address: string; type: string; actions: string; attributes: string[] }

const quiet = new Set(['no-op', 'read'])

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}

export function changedAttributes(before: unknown, after: unknown): string[] {
  const [old, now] = [record(before), record(after)]
  const keys = new Set([...Object.keys(old), ...Object.keys(now)])
  return [...keys].filter(key => JSON.stringify(old[key]) !== JSON.stringify(now[key])).sort()
}

export function uncleanIn(stack: string, changes: Change[]): Unclean[] {
  return changes
    .filter(({ change }) => !change.actions.every(action => quiet.has(action)))
    .map(({ address, type, change }) => ({
      stack,
      address,
      type,
      actions: change.actions.join('+'),
      attributes: changedAttributes(change.before, change.after),
    }))
}

export function readUnclean(folder: string): Unclean[] {
  return readdirSync(folder)
    .filter(name => name.endsWith('.json') && name !== 'bootstrap.json')
    .flatMap(name => {
      const plan = JSON.parse(readFileSync(join(folder, name), 'utf8')) as { resource_changes?: Change[] }
      return uncleanIn(name.replace(/\.json$/, ''), plan.resource_changes ?? [])
    })
}

/** Allowed is exactly what is written down: the type, what happens to it, and through which attributes. */
export function isAllowed({ type, actions, attributes }: Unclean, allowed: AllowEntry[]): boolean {
  return allowed.some(
    entry =>
      entry.type === type &&
      entry.actions.includes(actions) &&
      attributes.every(name => entry.attributes.includes(name) || entry.attributes.includes('*')),
  )
}
