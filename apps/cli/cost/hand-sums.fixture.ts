const environments = ['dev', 'staging', 'prod'] as const
const number = (cell = '') => Number(cell.replaceAll(/[*,\s]/g, '') || 0)

type Row = { label: string; values: number[] }

/** The rows of both sums: a label, then one figure for dev, staging and prod. */
function rows(guide: string): Row[] {
  const part = guide.split('## The sum by hand')[1] ?? ''
  const cells = part.split('\n').map(line => line.split('|').slice(1, -1))
  return cells
    .filter(([, first]) => first !== undefined && /\d|^\s*$/.test(first))
    .map(([label = '', ...figures]) => ({ label: label.trim(), values: figures.slice(0, 3).map(number) }))
}

function named(compute: string, values: number[]): [string, number][] {
  return environments.map((env, index) => [`${env}-${compute}`, values[index] ?? 0])
}

/** What the guide says comes out, by environment and compute. */
export function readHandSums(guide: string): Map<string, number> {
  const of = (label: string) => rows(guide).find(row => row.label === label)?.values ?? []
  return new Map([...named('ecs', of('**together**')), ...named('eks', of('**together with the rest**'))])
}

/** The same, added up from the rows above; EKS drops what only ECS has. */
export function columnSums(guide: string): Map<string, number> {
  const all = rows(guide)
  const end = all.findIndex(({ label }) => label === '**together**')
  const [ecs, eks] = [all.slice(0, end), all.slice(end + 1).filter(({ label }) => !label.startsWith('**'))]
  const shared = ecs.filter(({ label }) => label !== 'Fargate' && label !== 'Container Insights')
  const sum = (of: Row[], column: number) =>
    of.reduce((total, { values }) => total + (values[column] ?? 0), 0)
  const columns = [0, 1, 2]
  return new Map([
    ...named(
      'ecs',
      columns.map(column => sum(ecs, column)),
    ),
    ...named(
      'eks',
      columns.map(column => sum([...shared, ...eks], column)),
    ),
  ])
}
