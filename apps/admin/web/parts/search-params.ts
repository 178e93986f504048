/** What a list's address may hold: texts by these names, and nothing else. */
export const searchOf =
  <const N extends string>(...names: readonly N[]) =>
  (given: Record<string, unknown>): { [name in N]?: string } =>
    Object.fromEntries(
      names.flatMap(name => {
        const value = given[name]
        return value === undefined || value === '' ? [] : [[name, String(value)]]
      }),
      // The keys are those asked for, each a text.
    ) as { [name in N]?: string }
