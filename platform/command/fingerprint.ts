import { createHash } from 'node:crypto'

/** The same for two inputs that mean the same JSON, whatever the order of their keys. */
export const fingerprint = (input: unknown): string =>
  createHash('sha256').update(canonicalJson(input)).digest('base64url')

export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(item => canonicalJson(item ?? null)).join()}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value ?? null)
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`).join()}}`
}
