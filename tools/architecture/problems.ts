export type Module = { readonly source: string }

/** A tool that parses nothing finds nothing wrong: every source file must have been seen. */
export function problemsOf(files: readonly string[], modules: readonly Module[]): string[] {
  const seen = new Set(modules.map(({ source }) => source))
  return files
    .filter(file => !seen.has(file))
    .map(file => `unseen: ${file} was not read by the architecture check`)
}
