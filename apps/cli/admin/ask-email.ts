import { createInterface } from 'node:readline/promises'
import { UsageError } from '../usage-error.ts'
import { emailOf } from './settings.ts'

export async function askEmail(question: string): Promise<string> {
  if (!process.stdin.isTTY) throw new UsageError('there is no terminal to ask on: pass --email')
  const lines = createInterface({ input: process.stdin, output: process.stderr })
  try {
    return emailOf(await lines.question(question))
  } finally {
    lines.close()
  }
}
