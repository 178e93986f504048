/**
 * What a walk needs of an answer, found in its text: parsing whole carts and checkouts was a tenth of the client's
 * time. The names that are asked for stand in it once, or mean the same wherever they stand.
 */
export function fieldOf(json: string, name: string): string {
  const [value] = fieldsOf(json, name, 1)
  return value!
}

/** All values of the fields of this name that are text, at least one. */
export function fieldsOf(json: string, name: string, most = Number.POSITIVE_INFINITY): string[] {
  const mark = `"${name}":"`
  const values: string[] = []
  for (let at = json.indexOf(mark); at >= 0 && values.length < most; at = json.indexOf(mark, at + 1)) {
    const from = at + mark.length
    values.push(json.slice(from, json.indexOf('"', from)))
  }
  if (values.length === 0) throw new Error(`no '${name}' in an answer: ${json.slice(0, 500)}`)
  return values
}

/** The id of a resource is its first field. */
export function ownId(json: string): string {
  if (!json.startsWith('{"id":"')) throw new Error(`no id begins an answer: ${json.slice(0, 500)}`)
  return fieldOf(json, 'id')
}
