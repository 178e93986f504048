const shape = /^[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}/

export const isTraceparent = (text: unknown): text is string => typeof text === 'string' && shape.test(text)

export const traceIdOf = (traceparent: unknown): string | undefined =>
  isTraceparent(traceparent) ? traceparent.slice(3, 35) : undefined
