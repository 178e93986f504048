import pg from 'pg'

type Parser = (text: string) => unknown
export type Types = { getTypeParser(oid: number, format?: string): Parser }

/** Fails loudly instead of rounding: beyond 2^53 two different counts would look alike. */
export function parseInt8(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`The bigint ${text} is beyond 2^53`)
  return value
}

const utc = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d+))?\+00$/

/** Keeps microseconds, since cursors compare by them; at least milliseconds, as toISOString() writes them. */
export function parseTimestamptz(text: string): string {
  const parts = utc.exec(text)
  if (parts) return `${parts[1]}T${parts[2]}.${(parts[3] ?? '').padEnd(3, '0')}Z`
  const date = new Date(text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00'))
  return Number.isNaN(date.getTime()) ? text : date.toISOString()
}

const asIs: Parser = text => text
const textArray: number = 1009

/** The driver's parser of text[] knows the array syntax; the elements are ours. */
const arrayOf =
  (parse: Parser): Parser =>
  text =>
    (pg.types.getTypeParser(textArray, 'text')(text) as (string | null)[]).map(item =>
      item === null ? null : parse(item),
    )

const scalars: [oid: number, arrayOid: number, parse: Parser][] = [
  [20, 1016, parseInt8],
  [1184, 1185, parseTimestamptz],
  [1114, 1115, asIs],
  [1082, 1182, asIs],
  [1700, 1231, asIs],
]
const parsers = new Map(
  scalars.flatMap(([oid, arrayOid, parse]): [number, Parser][] => [
    [oid, parse],
    [arrayOid, arrayOf(parse)],
  ]),
)

/** The driver's own table is left alone: it is global, and other libraries in the process read it. */
export const parsedJson: Types = {
  getTypeParser: (oid, format) =>
    (format !== 'binary' && parsers.get(oid)) || (pg.types.getTypeParser(oid, 'text') as Parser),
}

const json = new Set([114, 3802])
export const textJson: Types = {
  getTypeParser: (oid, format) => (json.has(oid) ? asIs : parsedJson.getTypeParser(oid, format)),
}
