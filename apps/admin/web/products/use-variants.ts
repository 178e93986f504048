import { answerOf } from '../api/answer.ts'
import { catalog } from '../api/clients.ts'
import type { SoldVariant } from '../api/shapes.ts'
import { useBatch } from '../api/use-batch.ts'

const fetchVariants = (skus: string[], signal: AbortSignal) =>
  answerOf(catalog('GET /v1/batch/variants', { skus }, { signal }))
const skuOf = ({ sku }: SoldVariant): string => sku

/** What is behind SKUs, as the shop shows it: without those that are not published. */
export const useVariants = (skus: readonly string[]): ReadonlyMap<string, SoldVariant> =>
  useBatch('variants', skus, fetchVariants, skuOf)

export const variantTitle = ({ title, optionText }: SoldVariant): string =>
  optionText ? `${title}, ${optionText}` : title
