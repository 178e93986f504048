import { Type } from 'typebox'
import { Instant } from './values.ts'

export const AuditEntry = Type.Object({
  id: Type.Integer(),
  at: Instant,
  actor: Type.String({ description: 'Who, as kind:id' }),
  action: Type.String({ examples: ['product.updated'] }),
  entity: Type.String({ description: 'Id of the product, category, attribute or synonym group' }),
  changes: Type.Array(Type.Object({ path: Type.String(), before: Type.Unknown(), after: Type.Unknown() }), {
    description: 'By JSON pointer; a missing side is null',
  }),
})
