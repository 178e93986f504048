import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { answerOf, sentenceOf } from '../api/answer.ts'
import { catalog, pricing } from '../api/clients.ts'
import type { PromotionInput, PromotionPreview } from '../api/shapes.ts'
import { useRested } from '../frame/use-rested.ts'
import { TextField } from '../parts/field.tsx'
import { moneyText } from '../parts/format.tsx'
import { Card } from '../parts/page.tsx'
import { Notice, Skeleton } from '../parts/states.tsx'

const usual = 3

/** What a cart would cost with it and without it, while one still writes. */
export function PromotionPreviewCard({ draft }: { draft: PromotionInput }) {
  const [typed, setTyped] = useState('')
  const examples = useQuery({
    queryKey: ['products', 'examples'],
    queryFn: () => answerOf(catalog('GET /v1/admin/products', { status: 'published', limit: usual })),
    retry: false,
  })
  const skus = typed.trim()
    ? typed.split(/[\s,]+/).filter(Boolean)
    : (examples.data?.items.flatMap(({ sku }) => sku ?? []) ?? [])
  const asked = useRested(JSON.stringify({ draft: labelled(draft), skus }))
  const { draft: promotion, skus: wanted } = JSON.parse(asked) as { draft: PromotionInput; skus: string[] }
  const preview = useQuery({
    queryKey: ['promotion-preview', asked],
    enabled: wanted.length > 0 && promotion.name !== '',
    placeholderData: keepPreviousData,
    retry: false,
    queryFn: ({ signal }) => {
      const lines = wanted.map((sku, index) => ({ lineId: `line_${index}`, sku, quantity: 2 }))
      return answerOf(
        pricing(
          'POST /v1/admin/promotions/preview',
          { promotion, cart: { currency: 'EUR', lines } },
          { signal },
        ),
      )
    },
  })
  return (
    <Card title="What it does">
      <div className="stack">
        <TextField
          label="A cart of two each"
          hint="SKUs, by comma"
          className="input mono"
          placeholder={skus.join(', ')}
          value={typed}
          onChange={event => setTyped(event.target.value)}
        />
        {draft.name === '' && <p className="quiet-text">Give it a name to see what it does.</p>}
        {preview.error && <Notice tone="warn">{sentenceOf(preview.error)}</Notice>}
        {preview.isFetching && !preview.data && <Skeleton lines={4} />}
        {preview.data && savedBy(preview.data).amount === 0 && (
          <Notice>
            It changes nothing for this cart: its conditions are not met, or another promotion gives as much.
          </Notice>
        )}
        {preview.data && (
          <table
            className="mini-table compare"
            aria-label="With and without the promotion"
            aria-live="polite"
          >
            <thead>
              <tr>
                <th>Item</th>
                <th className="end">Without</th>
                <th className="end">With</th>
              </tr>
            </thead>
            <tbody>
              {preview.data.with.lines.map((line, index) => (
                <tr key={line.lineId}>
                  <td>{line.title}</td>
                  <td className="end">{moneyText(preview.data.without.lines[index]?.total ?? line.total)}</td>
                  <td className="end">{moneyText(line.total)}</td>
                </tr>
              ))}
            </tbody>
            <tfoot>
              <tr>
                <th scope="row">Total</th>
                <td className="end">{moneyText(preview.data.without.total)}</td>
                <td className="end">{moneyText(preview.data.with.total)}</td>
              </tr>
              <tr>
                <th scope="row">Buyers save</th>
                <td />
                <td className="end">{moneyText(savedBy(preview.data))}</td>
              </tr>
            </tfoot>
          </table>
        )}
      </div>
    </Card>
  )
}

/** What buyers read has no part in what they pay, and may not be written yet. */
const labelled = ({ labels, ...draft }: PromotionInput): PromotionInput => ({
  ...draft,
  labels: Object.fromEntries(
    Object.entries(labels).map(([language, text]) => [language, text || draft.name]),
  ),
})

const savedBy = (preview: PromotionPreview) => ({
  ...preview.with.total,
  amount: preview.without.total.amount - preview.with.total.amount,
})
