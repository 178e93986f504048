import { readFile, writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Part } from '../run/options.ts'
import type { Outcome } from './outcome.ts'
import { plot } from './plot.ts'
import { markdown } from './table.ts'

/** Replaces what stands between the marks of the guide; the plot stands beside it. */
export async function writeReport(guide: string, outcome: Outcome): Promise<void> {
  const { part } = outcome
  const picture = guide.replace(/\.md$/, part === 'catalogue' ? '.svg' : `-${part}.svg`)
  const isShare = outcome.rows.some(({ share }) => share !== undefined)
  const text = await readFile(guide, 'utf8')
  const measured = markdown(outcome, isShare ? basename(picture) : undefined)
  await writeFile(guide, withMeasured(text, measured, { guide, part }))
  if (isShare) await writeFile(picture, plot(outcome.rows))
}

type Place = { readonly guide: string; readonly part: Part }

export function withMeasured(text: string, measured: string, { guide, part }: Place): string {
  const [begin, end] = [`<!-- measured: ${part} -->`, `<!-- /measured: ${part} -->`]
  const [from, to] = [text.indexOf(begin), text.indexOf(end)]
  if (from < 0 || to < from) throw new Error(`${guide} has no ${begin} … ${end} to write between`)
  return `${text.slice(0, from + begin.length)}\n${measured}${text.slice(to)}`
}
