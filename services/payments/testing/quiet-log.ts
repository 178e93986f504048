import type { Log, LogFields } from '@stoa/platform/telemetry'

/** What was logged, for tests that look. */
export function keepLog(): Log & { lines: { level: string; message: string; fields: LogFields }[] } {
  const lines: { level: string; message: string; fields: LogFields }[] = []
  const at = (level: string) => (fields: LogFields, message: string) =>
    void lines.push({ level, message, fields })
  const log = { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error'), lines }
  return {
    ...log,
    child: () => ({
      ...log,
      child: () => {
        throw new Error('no child of a child in tests')
      },
    }),
  }
}
