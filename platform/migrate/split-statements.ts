export type SqlStatement = { readonly text: string; readonly line: number }

/** E'', '', "", $tag$, comments, words (so that the e of `type'` starts no string) and everything else. */
const token =
  /--[^\n]*|\/\*|[eE]'(?:[^'\\]|\\.|'')*'|'(?:[^']|'')*'|"(?:[^"]|"")*"|\$(?:[A-Za-z_]\w*)?\$|[A-Za-z_][\w$]*|\s+|./gsu

/** Splits a script at its semicolons, so that a failure can be told with its line. */
export function splitStatements(script: string): SqlStatement[] {
  const statements: SqlStatement[] = []
  let start = -1
  let end = 0
  let blocks = 0
  let previousWord = ''
  const close = () => {
    if (start >= 0) statements.push({ text: script.slice(start, end), line: lineAt(script, start) })
    start = -1
  }
  token.lastIndex = 0
  for (let match = token.exec(script); match; match = token.exec(script)) {
    const text = match[0]
    if (text === '/*') token.lastIndex = endOfComment(script, match.index)
    else if (text.startsWith('--') || /^\s/.test(text)) continue
    else if (text === ';' && blocks === 0) close()
    else {
      if (start < 0) start = match.index
      if (/^\$.*\$$/.test(text)) token.lastIndex = endOfQuote(script, text, token.lastIndex)
      end = token.lastIndex
      blocks += blockStep(text.toLowerCase(), previousWord, blocks)
      previousWord = text.toLowerCase()
    }
  }
  close()
  return statements
}

export const lineAt = (text: string, offset: number): number => text.slice(0, offset).split('\n').length

/** A function body written as BEGIN ATOMIC … END holds semicolons of its own. */
function blockStep(word: string, previous: string, blocks: number): number {
  if (word === 'atomic' && previous === 'begin') return 1
  if (blocks === 0) return 0
  if (word === 'case') return 1
  return word === 'end' ? -1 : 0
}

function endOfComment(script: string, from: number): number {
  const mark = /\/\*|\*\//g
  mark.lastIndex = from
  let depth = 0
  for (let match = mark.exec(script); match; match = mark.exec(script)) {
    depth += match[0] === '/*' ? 1 : -1
    if (depth === 0) return mark.lastIndex
  }
  return script.length
}

function endOfQuote(script: string, tag: string, from: number): number {
  const end = script.indexOf(tag, from)
  return end < 0 ? script.length : end + tag.length
}
