/** `path`, perhaps followed by › “the name of a test in it”. */
const citation = /`([\w.@/-]+\/[\w.@-]+\.(?:ts|json|sh|md|yml)|\.ci\/run)`((?:(?:,| and)? ?› “[^”]+”)*)/g

/** What the page cites and nobody finds; `read` gives a file's text, or nothing. */
export function findLost(page: string, read: (path: string) => string | undefined): string[] {
  return [...page.matchAll(citation)].flatMap(([, path, names]) => {
    const text = read(path!)
    if (text === undefined) return [`${path} does not exist`]
    const wanted = [...names!.matchAll(/“([^”]+)”/g)].map(([, name]) => name!)
    return wanted.filter(name => !text.includes(name)).map(name => `${path} has no test “${name}”`)
  })
}
