const hidden =
  /^(authorization|cookie|set-cookie|x-actor|password|passwd|secret|token|api_?key|email|e-?mail|phone|address|street|first_?name|last_?name|full_?name|iban|card|cvc|pan|ip)$|password|secret|token$/i

const maxDepth = 6

/** By the names of keys, at any depth: a log holds ids, never what people are called or what opens a door. */
export function redact(value: unknown, depth = 0): unknown {
  if (typeof value !== 'object' || value === null || value instanceof Date) return value
  if (value instanceof Error) return describeError(value, depth)
  if (depth >= maxDepth) return '[deep]'
  if (Array.isArray(value)) return value.map(item => redact(item, depth + 1))
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      hidden.test(key) ? '[redacted]' : redact(inner, depth + 1),
    ]),
  )
}

/** No other fields of an error: database drivers put rows and parameters there. */
function describeError(error: Error, depth: number): unknown {
  const { code, statement, sqlState } = error as Error & Record<string, unknown>
  return {
    type: error.name,
    message: error.message,
    ...(code === undefined ? {} : { code }),
    ...(statement === undefined ? {} : { statement }),
    ...(sqlState === undefined ? {} : { sqlState }),
    stack: error.stack,
    ...(error.cause === undefined || depth >= maxDepth ? {} : { cause: redact(error.cause, depth + 1) }),
  }
}
