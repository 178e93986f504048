import type { SoldVariant } from '../api/shapes.ts'
import { Thumb } from '../parts/thumb.tsx'
import { variantTitle } from './use-variants.ts'

/** A SKU by what people call it, with its picture. What the shop does not show has its SKU alone. */
export function SkuCell({
  sku,
  variant,
  title,
}: {
  sku: string
  variant: SoldVariant | undefined
  title?: string
}) {
  const name = title ?? (variant && variantTitle(variant))
  return (
    <span className="with-thumb">
      <Thumb url={variant?.image} />
      <span className="name-cell">
        {name && <span className="ellipsis">{name}</span>}
        {name ? <small className="mono">{sku}</small> : <span className="mono">{sku}</span>}
      </span>
    </span>
  )
}
