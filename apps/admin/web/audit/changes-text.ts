type Change = { readonly path: string; readonly before?: unknown; readonly after?: unknown }

/** Each service tells in its own way what was before and after; here it becomes one line. */
export function changesText(entry: object): string {
  if ('changes' in entry) return listed(entry.changes)
  if ('before' in entry || 'after' in entry) {
    const { before, after } = entry as { before?: unknown; after?: unknown }
    return listed(changesBetween(before, after))
  }
  return ''
}

function listed(changes: unknown): string {
  if (Array.isArray(changes)) return (changes as Change[]).map(changeText).join(', ')
  if (typeof changes !== 'object' || changes === null) return ''
  return Object.entries(changes)
    .map(([path, value]) => (isPair(value) ? changeText({ path, ...value }) : `${path}: ${valueText(value)}`))
    .join(', ')
}

function changesBetween(before: unknown, after: unknown): Change[] {
  const [a, b] = [fieldsOf(before), fieldsOf(after)]
  return [...new Set([...Object.keys(a), ...Object.keys(b)])]
    .filter(path => JSON.stringify(a[path]) !== JSON.stringify(b[path]))
    .map(path => ({ path, before: a[path], after: b[path] }))
}

const fieldsOf = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? { ...value } : {}
const isPair = (value: unknown): value is { before?: unknown; after?: unknown } =>
  typeof value === 'object' && value !== null && ('before' in value || 'after' in value)

const isNothing = (value: unknown): boolean => value === undefined || value === null

const changeText = ({ path, before, after }: Change): string => {
  const name = path.replace(/^\//, '')
  if (isNothing(before) && isNothing(after)) return name
  return isNothing(before)
    ? `${name}: ${valueText(after)}`
    : `${name}: ${valueText(before)} → ${isNothing(after) ? 'nothing' : valueText(after)}`
}

const longest = 60
function valueText(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return text.length > longest ? `${text.slice(0, longest)}…` : text
}
