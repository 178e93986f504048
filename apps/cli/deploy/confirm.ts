import { createInterface } from 'node:readline/promises'
import { UsageError } from '../usage-error.ts'

/** Only the whole word counts: a habitual Return must not change production. */
export async function askYes(question: string): Promise<boolean> {
  if (!process.stdin.isTTY)
    throw new UsageError('there is no terminal to ask on: look at --plan-only first, then pass --yes')
  const lines = createInterface({ input: process.stdin, output: process.stdout })
  try {
    return (await lines.question(`${question} Type 'yes': `)).trim() === 'yes'
  } finally {
    lines.close()
  }
}
