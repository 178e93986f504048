import { readFile, writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Outcome } from './outcome.ts'
import { plot } from './plot.ts'
import { markdown } from './table.ts'

const [begin, end] = ['<!-- measured -->', '<!-- /measured -->']

/** Replaces what stands between the marks of the guide; the plot stands beside it under the same name. */
export async function writeReport(guide: string, outcome: Outcome): Promise<void> {
  const picture = guide.replace(/\.md$/, '.svg')
  const text = await readFile(guide, 'utf8')
  await writeFile(guide, withMeasured(text, markdown(outcome, basename(picture)), guide))
  await writeFile(picture, plot(outcome.rows))
}

export function withMeasured(text: string, measured: string, guide: string): string {
  const [from, to] = [text.indexOf(begin), text.indexOf(end)]
  if (from < 0 || to < from) throw new Error(`${guide} has no ${begin} … ${end} to write between`)
  return `${text.slice(0, from + begin.length)}\n${measured}${text.slice(to)}`
}
