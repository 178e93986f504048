/** A thing as it is edited: its fields by the names under which people know them. */
export type Fields = Readonly<Record<string, unknown>>
export type Shape<D> = {
  readonly fieldsOf: (draft: D) => Fields
  readonly withField: (draft: D, key: string, value: unknown) => D
}
export type Clash = { readonly key: string; readonly mine: unknown; readonly theirs: unknown }
export type Side = 'mine' | 'theirs'
export type Choices = Readonly<Record<string, Side>>

/** Of a draft whose parts are fields as they are. */
export const plainShape = <D extends object>(): Shape<D> => ({
  fieldsOf: draft => Object.fromEntries(Object.entries(draft)),
  withField: (draft, key, value) => ({ ...draft, [key]: value }),
})

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/** By name, what differs between two states of one thing. */
export function changedFields<D>({ fieldsOf }: Shape<D>, before: D, after: D): string[] {
  const [a, b] = [fieldsOf(before), fieldsOf(after)]
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].filter(key => !same(a[key], b[key]))
}

/** What both changed, and differently. The rest merges by itself. */
export function clashesOf<D>(shape: Shape<D>, base: D, mine: D, theirs: D): Clash[] {
  const [ours, others] = [shape.fieldsOf(mine), shape.fieldsOf(theirs)]
  const changedThere = new Set(changedFields(shape, base, theirs))
  const differs = new Set(changedFields(shape, mine, theirs))
  return changedFields(shape, base, mine)
    .filter(key => changedThere.has(key) && differs.has(key))
    .map(key => ({ key, mine: ours[key], theirs: others[key] }))
}

/** What they changed and I did not: it is told, and kept. */
export function theirChanges<D>(shape: Shape<D>, base: D, mine: D, theirs: D): Clash[] {
  const [ours, others] = [shape.fieldsOf(base), shape.fieldsOf(theirs)]
  const touched = new Set(changedFields(shape, base, mine))
  return changedFields(shape, base, theirs)
    .filter(key => !touched.has(key))
    .map(key => ({ key, mine: ours[key], theirs: others[key] }))
}

/** Theirs, with what I changed on it; where both did, whose was chosen. */
export function mergeDrafts<D>(shape: Shape<D>, base: D, mine: D, theirs: D, choices: Choices): D {
  const ours = shape.fieldsOf(mine)
  return changedFields(shape, base, mine)
    .filter(key => choices[key] !== 'theirs')
    .reduce((merged, key) => shape.withField(merged, key, ours[key]), theirs)
}
