import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Outcome } from './outcome.ts'
import { plot } from './plot.ts'
import { markdown } from './table.ts'

export async function writeReport(folder: string, outcome: Outcome): Promise<void> {
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'README.md'), markdown(outcome))
  await writeFile(join(folder, 'last-run.json'), `${JSON.stringify(outcome, null, 2)}\n`)
  await writeFile(join(folder, 'shares.svg'), plot(outcome.rows))
}
