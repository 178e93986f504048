import { type SqlToken, sqlTokens } from './sql-tokens.ts'

export type SqlStatement = { readonly text: string; readonly line: number }

/** Splits a script at its semicolons, so that a failure can be told with its line. */
export function splitStatements(script: string): SqlStatement[] {
  return groupStatements(sqlTokens(script)).map(tokens => {
    const start = tokens[0]!.start
    return { text: script.slice(start, tokens.at(-1)!.end), line: lineAt(script, start) }
  })
}

export const lineAt = (text: string, offset: number): number => text.slice(0, offset).split('\n').length

function groupStatements(tokens: Iterable<SqlToken>): SqlToken[][] {
  const groups: SqlToken[][] = [[]]
  let blocks = 0
  let previous = ''
  for (const token of tokens) {
    const word = token.text.toLowerCase()
    blocks += blockStep(word, previous, blocks)
    previous = word
    if (word === ';' && blocks === 0) groups.push([])
    else groups.at(-1)!.push(token)
  }
  return groups.filter(group => group.length > 0)
}

/** A function body written as BEGIN ATOMIC … END holds semicolons of its own. */
function blockStep(word: string, previous: string, blocks: number): number {
  if (word === 'atomic' && previous === 'begin') return 1
  if (blocks === 0) return 0
  if (word === 'case') return 1
  return word === 'end' ? -1 : 0
}
