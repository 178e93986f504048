import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import type { Charge } from './charge.ts'

export type Token = { readonly id: string; readonly last4: string; readonly until: string }
/** What an operation key stands for: the same key again gets the same answer. */
export type Operation = {
  readonly key: string
  readonly kind: string
  readonly print: string
  readonly chargeId: string
  readonly refusal: { readonly status: number; readonly code: string; readonly detail: string } | null
}

type Entry = { readonly charge?: Charge; readonly operation?: Operation; readonly token?: Token }

/** All that the bank knows: in memory, and in a file of lines when it is given one. */
export type Books = ReturnType<typeof openBooks>

export function openBooks(journal?: string) {
  const charges = new Map<string, Charge>()
  const operations = new Map<string, Operation>()
  const tokens = new Map<string, Token>()

  function remember({ charge, operation, token }: Entry): void {
    if (charge) charges.set(charge.id, charge)
    if (operation) operations.set(operation.key, operation)
    if (token) tokens.set(token.id, token)
  }

  for (const line of readLines(journal)) remember(JSON.parse(line) as Entry)
  return {
    charge: (id: string) => charges.get(id),
    operation: (key: string) => operations.get(key),
    token: (id: string) => tokens.get(id),
    charges: () => [...charges.values()],
    operations: () => [...operations.values()],
    /** One line holds a charge and the operation that changed it: after a crash there are both or neither. */
    write(entry: Entry): void {
      if (journal) appendFileSync(journal, `${JSON.stringify(entry)}\n`)
      remember(entry)
    },
    forget(): void {
      for (const map of [charges, operations, tokens]) map.clear()
    },
  }
}

/** A line that a crash cut short is the last one and was never answered. */
function readLines(journal: string | undefined): string[] {
  if (!journal || !existsSync(journal)) return []
  const lines = readFileSync(journal, 'utf8').split('\n')
  return lines.slice(0, -1)
}
