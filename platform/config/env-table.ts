import type { TableRow } from './define-config.ts'

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ')

/** The documentation's table of environment variables, from the definitions that read them. */
export function envTable(rows: readonly TableRow[]): string {
  const lines = rows.map(({ env, takes, default: fallback, secret, description }) =>
    [`\`${env}\``, takes, secret ? 'required, secret' : fallback === '' ? '' : `\`${fallback}\``, description]
      .map(cell)
      .join(' | '),
  )
  return [
    '| variable | takes | default | what it does |',
    '| --- | --- | --- | --- |',
    ...lines.map(line => `| ${line} |`),
  ].join('\n')
}
