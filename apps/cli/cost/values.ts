import type { Values } from './plan.ts'

/** Plans are untyped; these read one attribute and give a stated default where it is absent or unknown. */
export function text(values: Values, key: string, fallback = ''): string {
  const value = values[key]
  return typeof value === 'string' ? value : fallback
}

export function count(values: Values, key: string, fallback = 0): number {
  const value = values[key]
  if (typeof value === 'number') return value
  return typeof value === 'string' && value !== '' && Number.isFinite(Number(value))
    ? Number(value)
    : fallback
}

export function flag(values: Values, key: string): boolean {
  return values[key] === true
}

export function blocks(values: Values, key: string): Values[] {
  const value = values[key]
  return Array.isArray(value)
    ? value.filter((item): item is Values => typeof item === 'object' && item !== null)
    : []
}

export function strings(values: Values, key: string): string[] {
  const value = values[key]
  return Array.isArray(value) ? value.filter(item => typeof item === 'string') : []
}
