import type { Schema } from '../simplify-schema.ts'

const formats: Readonly<Record<string, string>> = {
  'date-time': '2026-01-02T03:04:05Z',
  date: '2026-01-02',
  email: 'someone@example.org',
  uri: 'https://example.org/',
  uuid: '123e4567-e89b-42d3-a456-426614174000',
}

/** A small value that fits a schema; patterns need the contract's own example. */
export function sampleOf(schema: Schema): unknown {
  if ('const' in schema) return schema.const
  if (Array.isArray(schema.enum)) return schema.enum[0]
  const branches = schema.anyOf ?? schema.oneOf
  if (Array.isArray(branches)) return sampleOf(branches[0])
  const sample = byType[String(schema.type)]
  return sample ? sample(schema) : 'x'
}

const byType: Readonly<Record<string, (schema: Schema) => unknown>> = {
  string: ({ format, minLength }) =>
    formats[String(format)] ?? 'x'.repeat(Math.max(1, Number(minLength ?? 1))),
  integer: ({ minimum, exclusiveMinimum }) =>
    Number(minimum ?? (exclusiveMinimum === undefined ? 1 : Number(exclusiveMinimum) + 1)),
  number: ({ minimum }) => Number(minimum ?? 1),
  boolean: () => true,
  null: () => null,
  array: ({ items, minItems }) =>
    Array.from({ length: Number(minItems ?? 0) }, () => sampleOf((items ?? {}) as Schema)),
  object: ({ properties = {}, required = [] }) =>
    Object.fromEntries(
      (required as string[]).map(name => [
        name,
        sampleOf((properties as Record<string, Schema>)[name] ?? {}),
      ]),
    ),
}
