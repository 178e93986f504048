import { TextField } from '../parts/field.tsx'

export type Quantities = Readonly<Record<string, number>>
type Line = { readonly lineId: string; readonly title: string; readonly sku: string; readonly most: number }

/** How many of each line; never more than there are. */
export function QuantityList({
  lines,
  quantities,
  onChange,
  what,
}: {
  lines: readonly Line[]
  quantities: Quantities
  onChange: (next: Quantities) => void
  what: string
}) {
  return (
    <ul className="quantities">
      {lines.map(({ lineId, title, sku, most }) => (
        <li key={lineId}>
          <span className="name-cell">
            {title}
            <small className="mono">{sku}</small>
          </span>
          <span className="row">
            <TextField
              hidden
              label={`Units of ${title} ${what}`}
              type="number"
              min={0}
              max={most}
              className="input amount quantity"
              value={quantities[lineId] ?? 0}
              onChange={event => {
                const wanted = Math.trunc(Number(event.target.value)) || 0
                onChange({ ...quantities, [lineId]: Math.max(0, Math.min(most, wanted)) })
              }}
            />
            <small className="num">of {most}</small>
          </span>
        </li>
      ))}
    </ul>
  )
}
