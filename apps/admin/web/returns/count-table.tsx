import { type Quantities, QuantityList } from '../orders/quantity-list.tsx'

export type Counts = Quantities
type Line = { readonly lineId: string; readonly sku: string; readonly most: number }

export const CountTable = ({
  lines,
  titles,
  counts,
  onCounts,
  what,
}: {
  lines: readonly Line[]
  titles: ReadonlyMap<string, string>
  counts: Counts
  onCounts: (next: Counts) => void
  what: string
}) => (
  <QuantityList
    lines={lines.map(line => ({ ...line, title: titles.get(line.lineId) ?? line.sku }))}
    quantities={counts}
    onChange={onCounts}
    what={what}
  />
)
