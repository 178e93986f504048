/** The parts of an OpenAPI document that the reference shows. */
export type SchemaNode = {
  readonly type?: string
  readonly description?: string
  readonly properties?: Readonly<Record<string, SchemaNode>>
  readonly required?: readonly string[]
  readonly items?: SchemaNode
  readonly anyOf?: readonly SchemaNode[]
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly default?: unknown
  readonly additionalProperties?: boolean | SchemaNode
  readonly patternProperties?: Readonly<Record<string, SchemaNode>>
  readonly minimum?: number
  readonly maximum?: number
  readonly minLength?: number
  readonly maxLength?: number
  readonly minItems?: number
  readonly maxItems?: number
  readonly pattern?: string
  readonly $ref?: string
}

type Content = Readonly<
  Record<
    string,
    {
      readonly schema?: SchemaNode
      readonly examples?: Readonly<Record<string, { readonly summary?: string; readonly value: unknown }>>
    }
  >
>

export type Operation = {
  readonly operationId: string
  readonly tags?: readonly string[]
  readonly summary?: string
  readonly description?: string
  readonly parameters?: readonly {
    readonly name: string
    readonly in: string
    readonly required?: boolean
    readonly description?: string
    readonly schema?: SchemaNode
  }[]
  readonly requestBody?: { readonly content: Content }
  readonly responses: Readonly<Record<string, { readonly description: string; readonly content?: Content }>>
  readonly 'x-permission'?: string
}

export type ApiDocument = {
  readonly info: { readonly title: string; readonly version: string; readonly description?: string }
  /** Of verbs to operations; whoever makes the document knows them by another type. */
  readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>
}

export type Entry = { readonly verb: string; readonly path: string; readonly operation: Operation }

/** By tag, in the order of the document. */
export function operationsByTag(document: ApiDocument): Map<string, Entry[]> {
  const groups = new Map<string, Entry[]>()
  for (const [path, verbs] of Object.entries(document.paths)) {
    for (const [verb, described] of Object.entries(verbs)) {
      // An OpenAPI document's operations have this shape.
      const operation = described as Operation
      const tag = operation.tags?.[0] ?? 'other'
      groups.set(tag, [...(groups.get(tag) ?? []), { verb: verb.toUpperCase(), path, operation }])
    }
  }
  return groups
}
