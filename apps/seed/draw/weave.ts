import type { Tone } from './colour.ts'
import type { Sheet } from './sheet.ts'
import type { CushionSpec } from './spec.ts'
import { opacity, stroke } from './svg.ts'

type Weave = CushionSpec['weave']

const line = (path: string, paint: string, width: number, alpha = 1) =>
  stroke(path, paint, width, alpha === 1 ? '' : opacity(alpha))

/** The cloth of a textile as a repeating pattern; `size` is one repeat in millimetres. */
export const weavePaint = (sheet: Sheet, weave: Weave, t: Tone, accent: Tone, size: number): string => {
  const s = size
  if (weave === 'stripe')
    return sheet.pattern(
      s,
      s,
      line(`M${s * 0.3} 0V${s}`, accent.base, s * 0.22) + line(`M${s * 0.62} 0V${s}`, accent.base, s * 0.05),
    )
  if (weave === 'check')
    return sheet.pattern(
      s * 1.4,
      s * 1.4,
      line(`M0 ${s * 0.5}H${s * 1.4}M${s * 0.5} 0V${s * 1.4}`, accent.base, s * 0.5, 0.45) +
        line(`M0 ${s * 1.15}H${s * 1.4}M${s * 1.15} 0V${s * 1.4}`, accent.glow, s * 0.07, 0.8),
    )
  if (weave === 'herringbone')
    return sheet.pattern(
      s * 0.5,
      s * 0.25,
      line(`M0 ${s * 0.25}L${s * 0.25} 0L${s * 0.5} ${s * 0.25}`, accent.base, s * 0.055, 0.75),
    )
  if (weave === 'waffle')
    return sheet.pattern(
      s * 0.3,
      s * 0.3,
      line(`M0 0H${s * 0.3}M0 0V${s * 0.3}`, t.shade, s * 0.07, 0.7) +
        line(`M${s * 0.06} ${s * 0.07}h${s * 0.17}`, t.glow, s * 0.04, 0.6),
    )
  if (weave === 'knit')
    return sheet.pattern(
      s * 0.28,
      s * 0.22,
      line(`M0 0L${s * 0.14} ${s * 0.14}L${s * 0.28} 0`, t.shade, s * 0.06, 0.6),
    )
  if (weave === 'dots')
    return sheet.pattern(
      s * 0.7,
      s * 0.7,
      `<circle cx="${s * 0.2}" cy="${s * 0.2}" r="${s * 0.11}" fill="${accent.base}"/><circle cx="${s * 0.55}" cy="${s * 0.55}" r="${s * 0.11}" fill="${accent.base}"/>`,
    )
  return sheet.pattern(s * 0.16, s * 0.16, line(`M0 ${s * 0.08}H${s * 0.16}`, t.shade, s * 0.02, 0.35))
}
