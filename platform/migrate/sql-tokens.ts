export type SqlToken = { readonly text: string; readonly start: number; readonly end: number }

/** E'', '', "", $tag$, comments, words (so that the e of `type'` starts no string) and everything else. */
const pattern =
  /--[^\n]*|\/\*|[eE]'(?:[^'\\]|\\.|'')*'|'(?:[^']|'')*'|"(?:[^"]|"")*"|\$(?:[A-Za-z_]\w*)?\$|[A-Za-z_][\w$]*|\s+|./su

/** What counts in a script: comments and white space are left out, a quoted body is one token. */
export function* sqlTokens(script: string): Generator<SqlToken> {
  const token = new RegExp(pattern, 'gsu')
  for (let match = token.exec(script); match; match = token.exec(script)) {
    const text = match[0]
    if (text === '/*') token.lastIndex = endOfComment(script, match.index)
    else if (/^(--|\s)/.test(text)) continue
    else {
      if (/^\$.*\$$/s.test(text)) token.lastIndex = endOfBody(script, text, token.lastIndex)
      yield { text, start: match.index, end: token.lastIndex }
    }
  }
}

/** Comments nest. */
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

function endOfBody(script: string, tag: string, from: number): number {
  const end = script.indexOf(tag, from)
  return end < 0 ? script.length : end + tag.length
}
