export type FieldChange = { readonly path: string; readonly before: unknown; readonly after: unknown }

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const silent = new Set(['/version', '/updatedAt', '/createdAt'])

/** What differs, by JSON pointer. Lists of things with ids are compared by id, other lists as a whole. */
export function diff(before: unknown, after: unknown, path = ''): FieldChange[] {
  if (silent.has(path) || Object.is(before, after)) return []
  const left = keyed(before)
  const right = keyed(after)
  if (!left || !right || path.split('/').length > 6)
    return JSON.stringify(before) === JSON.stringify(after)
      ? []
      : [{ path, before: before ?? null, after: after ?? null }]
  return [...new Set([...Object.keys(left), ...Object.keys(right)])].flatMap(key =>
    diff(left[key], right[key], `${path}/${key}`),
  )
}

function keyed(value: unknown): Record<string, unknown> | undefined {
  if (isRecord(value)) return value
  if (!Array.isArray(value) || value.length === 0 || !value.every(isIdentified)) return undefined
  return Object.fromEntries(value.map(item => [item.id, item]))
}

const isIdentified = (item: unknown): item is { id: string } => isRecord(item) && typeof item.id === 'string'

/** The top-level fields among the changes. */
export const changedFields = (changes: readonly FieldChange[]): string[] => [
  ...new Set(changes.map(({ path }) => path.split('/')[1]!)),
]
