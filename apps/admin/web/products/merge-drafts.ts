import { changedFields, type Draft, fieldsOf, withField } from './product-draft.ts'

export type Clash = { readonly key: string; readonly mine: unknown; readonly theirs: unknown }
export type Side = 'mine' | 'theirs'

/** What both changed, and differently. The rest merges by itself. */
export function clashesOf(base: Draft, mine: Draft, theirs: Draft): Clash[] {
  const [ours, others] = [fieldsOf(mine), fieldsOf(theirs)]
  const changedThere = new Set(changedFields(base, theirs))
  const differs = new Set(changedFields(mine, theirs))
  return changedFields(base, mine)
    .filter(key => changedThere.has(key) && differs.has(key))
    .map(key => ({ key, mine: ours[key], theirs: others[key] }))
}

/** Theirs, with what I changed on it; where both did, whose was chosen. */
export function mergeDrafts(
  base: Draft,
  mine: Draft,
  theirs: Draft,
  choices: Readonly<Record<string, Side>>,
): Draft {
  const ours = fieldsOf(mine)
  return changedFields(base, mine)
    .filter(key => choices[key] !== 'theirs')
    .reduce((merged, key) => withField(merged, key, ours[key]), theirs)
}
