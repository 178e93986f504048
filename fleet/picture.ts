import type { Workload } from './workload.ts'

const shape = ({ name, kind, database }: Workload): string => {
  if (kind === 'web') return `${name}(["${name}"])`
  if (kind === 'job') return `${name}[["${name}"]]`
  if (kind === 'lambda') return `${name}{{"${name}"}}`
  return database ? `${name}[("${name}")]` : `${name}["${name}"]`
}

const callsOf = ({ name, calls }: Workload): string[] =>
  calls.filter(({ methods }) => methods.length > 0).map(({ service }) => `  ${name} --> ${service}`)

const eventsOf = ({ name, consumes }: Workload): string[] =>
  consumes.filter(({ events }) => events.length > 0).map(({ from }) => `  ${from} -. events .-> ${name}`)

const graph = (workloads: readonly Workload[]): string[] => [
  '```mermaid',
  'flowchart LR',
  ...workloads.map(each => `  ${shape(each)}`),
  ...workloads.flatMap(callsOf),
  ...workloads.flatMap(eventsOf),
  '```',
]

const row = ({ name, kind, calls, publishes, database, secrets, slo }: Workload): string => {
  const callees = calls.filter(({ methods }) => methods.length > 0).map(({ service }) => service)
  const promise = slo ? `${slo.availability} %, p95 ${slo.p95Ms} ms` : ''
  const cells = [
    name,
    kind,
    database?.role ?? '',
    callees.join(', '),
    publishes.length,
    secrets.length,
    promise,
  ]
  return `| ${cells.join(' | ')} |`
}

/** The fleet for people who would rather look than read; drawn by any Markdown viewer that knows Mermaid. */
export const picture = (workloads: readonly Workload[]): string =>
  [
    '# The fleet',
    '',
    'Generated from the manifests by `npm run fleet`, like `fleet/fleet.json`. Solid arrows are calls that the allow-list permits, dotted ones are events. A cylinder has a schema and a role of its own in PostgreSQL.',
    '',
    ...graph(workloads),
    '',
    '| workload | kind | database role | may call | events it publishes | secrets | promise |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...workloads.map(row),
    '',
  ].join('\n')
