import type { Campaign } from '../api/shapes.ts'
import { countText } from '../parts/format.tsx'
import { Progress } from '../parts/progress.tsx'
import { budgetParts } from './budget-text.ts'

export function BudgetBars({ campaign, most = 50 }: { campaign: Campaign; most?: number }) {
  const parts = budgetParts(campaign)
  if (parts.length === 0) return <span>{countText(campaign.uses)} orders, no budget</span>
  const more = parts.length - most
  return (
    <div className="budget">
      {parts.slice(0, most).map(({ key, text, share }) => (
        <div key={key}>
          <small>{text}</small>
          <Progress of={`the budget of ${campaign.name} in ${key}`} share={Math.min(1, Math.max(0, share))} />
        </div>
      ))}
      {more > 0 && <small>and {more} more currencies</small>}
    </div>
  )
}
