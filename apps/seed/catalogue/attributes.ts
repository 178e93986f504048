import type { SeedAttribute } from '../types.ts'
import { readAttributes, readMaterials } from './read.ts'

/** The attribute definitions; the values of `material` come from the materials themselves. */
export const attributes = (): readonly SeedAttribute[] =>
  readAttributes().map(attribute =>
    attribute.key === 'material'
      ? { ...attribute, values: readMaterials().map(({ key, label }) => ({ key, label })) }
      : attribute,
  )
