/** What the caller can put right; its message says how. Anything else is a defect and keeps its stack. */
export class UsageError extends Error {
  override name = 'UsageError'
}
