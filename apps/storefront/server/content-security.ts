/** Nothing is inline, so nothing needs a hash: scripts and styles come from here under the hash of what is in them. */
export function contentSecurity(origins: readonly string[] = []): string {
  const theirs = origins.map(origin => ` ${origin}`).join('')
  return [
    "default-src 'none'",
    "img-src 'self' data:",
    "style-src 'self'",
    "font-src 'self'",
    "script-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    `form-action 'self'${theirs}`,
    ...(theirs ? [`frame-src${theirs}`] : []),
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}
