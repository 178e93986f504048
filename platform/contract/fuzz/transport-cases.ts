import { pathOf, verbOf } from '../handler.ts'
import { compileValidator } from '../validator.ts'
import { buildRequest } from './build-request.ts'
import type { FuzzCase, Subject } from './fuzz-case.ts'

type Input = Readonly<Record<string, unknown>>

const badBytes = Buffer.from([0x7b, 0x22, 0x61, 0x22, 0x3a, 0x22, 0xc3, 0x28, 0x22, 0x7d])

/** Bodies that are not what JSON is. */
export function bodyCases(subject: Subject, base: Input): FuzzCase[] {
  const { method } = subject
  if (['GET', 'DELETE'].includes(verbOf(method)) || method.consumes) return []
  const limit = method.bodyLimitBytes ?? 1_048_576
  const make = (what: string, body: string | Buffer, headers: Record<string, string> = {}, refused = 'any') =>
    buildRequest(subject, what, base, { body, headers, refused })
  return [
    make('broken JSON', '{"a":'),
    make('JSON with a comma too many', '{"a":1,}'),
    make('two documents', '{}{}'),
    make('bad UTF-8', badBytes),
    make('a list', '[]'),
    make('null', 'null'),
    make('a text', '"x"'),
    make('a deep nest', '['.repeat(50_000)),
    make('a prototype key', '{"__proto__":{"admin":true}}', {}, '/__proto__'),
    make('a huge body', `{"x":"${'x'.repeat(limit)}"}`),
    make('another content type', '<a/>', { 'content-type': 'application/xml' }),
    make('a form', 'a=1', { 'content-type': 'application/x-www-form-urlencoded' }),
  ]
}

const longer = 'x'.repeat(256)

/** Headers that steer a request. */
export function headerCases(subject: Subject, base: Input): FuzzCase[] {
  const { method } = subject
  const make = (name: string, value: string | undefined, refused: string) =>
    buildRequest(subject, `${name}: ${String(value).slice(0, 20)}`, base, {
      headers: { [name]: value },
      refused,
    })
  const cases = [
    make('x-deadline', 'soon', '/X-Deadline'),
    make('x-deadline', '1', '/X-Deadline'),
    make('accept', 'image/png', '/Accept'),
    buildRequest(subject, 'a forged trace', base, { headers: { traceparent: '00-zz-zz-zz' } }),
  ]
  if (method.idempotency)
    cases.push(
      ...[longer, 'a b', 'a\u00fcb'].map(value => make('idempotency-key', value, '/Idempotency-Key')),
    )
  if (method.idempotency === 'required') cases.push(make('idempotency-key', undefined, '/Idempotency-Key'))
  if (method.ifMatch)
    cases.push(...['W/"1"', '*', '1', '"x"'].map(value => make('if-match', value, '/If-Match')))
  if (method.ifMatch === 'required') cases.push(make('if-match', undefined, '/If-Match'))
  return cases
}

const tricks = [
  '%00',
  '%ff',
  '%',
  '..%2f..%2fetc%2fpasswd',
  '%2e%2e',
  '.',
  '..;',
  `${'x'.repeat(5_000)}`,
  '%f0%9f%98%80',
  '$where',
  '%0d%0aSet-Cookie:a=b',
]

/** Things that should not stand in a path. */
export function pathCases(subject: Subject, base: Input): FuzzCase[] {
  const path = pathOf(subject.method)
  const broken = new Set(['%00', '%ff', '%'])
  const inPath = path.includes(':')
    ? tricks.map(trick =>
        buildRequest(subject, `path ${trick.slice(0, 30)}`, base, {
          url: subject.prefix + path.replace(/:[A-Za-z]+/g, trick),
          ...(broken.has(trick) || trick.length > 1_000 ? { refused: 'any' } : {}),
        }),
      )
    : []
  const query = ['%ff=1', 'a=%ff', '__proto__=1', `x=${'y'.repeat(9_000)}`].map(text =>
    buildRequest(subject, `query ${text.slice(0, 20)}`, base, {
      url: `${subject.prefix}${path.replace(/:[A-Za-z]+/g, 'x')}?${text}`,
      ...(['GET', 'DELETE'].includes(verbOf(subject.method)) ? { refused: 'any' } : {}),
    }),
  )
  return [...inPath, ...query]
}

const forgeries = ['x', 'eyJhIjoxfQ', 'eyJhIjoxfQ.AAAA', 'eyJhIjoxfQ.AAAAAAAAAAAAAAAAAAAAAA', '..', '%']

/** Cursors that nobody issued. */
export function cursorCases(subject: Subject, base: Input): FuzzCase[] {
  if (!('cursor' in subject.method.input.properties)) return []
  const baseIsGood = compileValidator(subject.method.input, { unknownFields: 'reject' })(base) === undefined
  return forgeries.map(cursor =>
    buildRequest(
      subject,
      `cursor ${cursor}`,
      { ...base, cursor },
      { refused: baseIsGood ? '/cursor' : 'any' },
    ),
  )
}
