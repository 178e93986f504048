import type { Row, Status } from './check.ts'

const words: Record<Status, string> = {
  pass: 'proved',
  fail: 'FAILED',
  skip: 'skipped',
  offline: 'not provable offline',
}

function resultText({ status, detail }: Row): string {
  const [first = '', ...more] = detail.split('\n')
  return status === 'offline'
    ? `not provable offline because ${first}`
    : `${words[status]}: ${first}${more.length > 0 ? ` (+${more.length})` : ''}`
}

export function renderTable(rows: Row[]): string {
  const cells = rows.map(found => [
    found.component,
    found.proof,
    resultText(found),
    `${found.seconds.toFixed(0)} s`,
  ])
  const all = [['component', 'proof', 'result', 'time'], ...cells]
  const widths = [0, 1].map(column => Math.max(...all.map(line => line[column]?.length ?? 0)))
  return all
    .map(([component = '', proof = '', result = '', time = '']) =>
      [component.padEnd(widths[0] ?? 0), proof.padEnd(widths[1] ?? 0), time.padStart(6), result].join(' | '),
    )
    .join('\n')
}

export function renderFailures(rows: Row[]): string {
  return rows
    .filter(({ status }) => status === 'fail')
    .map(({ component, proof, detail }) => `--- ${component}: ${proof}\n${detail}`)
    .join('\n\n')
}

/** The last line is the one that a pipeline reads. */
export function closingLine(rows: Row[]): string {
  const of = (status: Status) => rows.filter(found => found.status === status).length
  return `${of('pass')} passed, ${of('fail')} failed, ${of('skip') + of('offline')} skipped`
}
