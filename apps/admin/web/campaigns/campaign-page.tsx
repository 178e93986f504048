import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useBlocker } from '@tanstack/react-router'
import { answerOf, fieldErrorsOf, sentenceOf } from '../api/answer.ts'
import { pricing } from '../api/clients.ts'
import type { Campaign } from '../api/shapes.ts'
import { Button } from '../parts/button.tsx'
import { ConflictDialog } from '../parts/conflict-dialog.tsx'
import { Card, Page } from '../parts/page.tsx'
import { Failed, Notice, Skeleton } from '../parts/states.tsx'
import { Status } from '../parts/status.tsx'
import { useShortcut } from '../parts/use-shortcut.ts'
import { ScheduleCard } from '../promotions/promotion-cards.tsx'
import { useMay } from '../session/use-me.ts'
import { BudgetBars } from './budget-bars.tsx'
import { budgetText } from './budget-text.ts'
import { BudgetCard, NameCard } from './campaign-cards.tsx'
import { type Budget, campaignFieldName } from './campaign-draft.ts'
import { campaignState } from './campaign-list.tsx'
import { CampaignMenu } from './campaign-menu.tsx'
import { CampaignPromotions } from './campaign-promotions.tsx'
import { useCampaignEditor } from './use-campaign-editor.ts'

const route = getRouteApi('/campaigns/$id')
const back = { to: '/campaigns', name: 'campaigns' } as const

export function CampaignPage() {
  const { id } = route.useParams()
  const isNew = id === 'new'
  const { data, error, refetch } = useQuery({
    queryKey: ['campaign', id],
    enabled: !isNew,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    queryFn: ({ signal }) => answerOf(pricing('GET /v1/admin/campaigns/:id', { id }, { signal })),
  })
  if (isNew) return <CampaignForm key="new" found={undefined} />
  if (data) return <CampaignForm key={data.id} found={data} />
  return (
    <Page title="Campaign" back={back}>
      {error ? <Failed error={error} retry={() => void refetch()} /> : <Skeleton lines={8} />}
    </Page>
  )
}

function CampaignForm({ found }: { found: Campaign | undefined }) {
  const may = useMay()
  const editor = useCampaignEditor(found)
  const { base, draft, save, isBusy, problem, conflict, isDirty } = editor
  useBlocker({
    shouldBlockFn: () => isDirty && !confirm('Leave without saving your changes?'),
    enableBeforeUnload: isDirty,
  })
  useShortcut('mod+s', save, may('pricing.write'))
  const form = { draft, errors: fieldErrorsOf(problem), onChange: editor.onChange }
  return (
    <Page
      title={base?.name ?? 'New campaign'}
      back={back}
      badges={base && <Status of={campaignState(base)} />}
      actions={
        may('pricing.write') && (
          <>
            {base && <CampaignMenu campaign={base} />}
            <Button look="primary" busy={isBusy} onClick={save}>
              Save
            </Button>
          </>
        )
      }
    >
      {problem !== undefined && (
        <div className="page-notice">
          <Notice tone="danger">{sentenceOf(problem)}</Notice>
        </div>
      )}
      <div className="split">
        <fieldset className="plain-fieldset" disabled={!may('pricing.write') || isBusy}>
          <NameCard {...form} />
          <BudgetCard {...form} />
          <ScheduleCard {...form} />
        </fieldset>
        {base && (
          <div>
            <Card title="Given so far">
              <BudgetBars campaign={base} />
            </Card>
            <CampaignPromotions campaignId={base.id} />
          </div>
        )}
      </div>
      {conflict && (
        <ConflictDialog
          conflict={conflict}
          nameOf={campaignFieldName}
          textOf={(value, key) => (key === 'budget' && value ? budgetText(value as Budget) : undefined)}
        />
      )}
    </Page>
  )
}
