import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useBlocker } from '@tanstack/react-router'
import { answerOf, fieldErrorsOf, sentenceOf } from '../api/answer.ts'
import { pricing } from '../api/clients.ts'
import type { Promotion } from '../api/shapes.ts'
import { Button } from '../parts/button.tsx'
import { ConflictDialog } from '../parts/conflict-dialog.tsx'
import { Page } from '../parts/page.tsx'
import { Failed, Notice, Skeleton } from '../parts/states.tsx'
import { useShortcut } from '../parts/use-shortcut.ts'
import { useMay } from '../session/use-me.ts'
import { effectText } from './effect-text.ts'
import { EffectCard, ScheduleCard, WordsCard } from './promotion-cards.tsx'
import { promotionFieldName } from './promotion-draft.ts'
import { PromotionMenu } from './promotion-menu.tsx'
import { PromotionPreviewCard } from './promotion-preview.tsx'
import { usePromotionEditor } from './use-promotion-editor.ts'

const route = getRouteApi('/promotions/$id')
const back = { to: '/promotions', name: 'promotions' } as const

export function PromotionPage() {
  const { id } = route.useParams()
  const isNew = id === 'new'
  const { data, error, refetch } = useQuery({
    queryKey: ['promotion', id],
    enabled: !isNew,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    queryFn: ({ signal }) => answerOf(pricing('GET /v1/admin/promotions/:id', { id }, { signal })),
  })
  if (isNew) return <PromotionForm key="new" found={undefined} />
  if (data) return <PromotionForm key={data.id} found={data} />
  return (
    <Page title="Promotion" back={back}>
      {error ? <Failed error={error} retry={() => void refetch()} /> : <Skeleton lines={8} />}
    </Page>
  )
}

function PromotionForm({ found }: { found: Promotion | undefined }) {
  const may = useMay()
  const editor = usePromotionEditor(found)
  const { draft, save, isBusy, problem, conflict, isDirty } = editor
  useBlocker({
    shouldBlockFn: () => isDirty && !confirm('Leave without saving your changes?'),
    enableBeforeUnload: isDirty,
  })
  useShortcut('mod+s', save, may('pricing.write'))
  const form = { draft, errors: fieldErrorsOf(problem), onChange: editor.onChange }
  return (
    <Page
      title={editor.base?.name ?? 'New promotion'}
      back={back}
      actions={
        may('pricing.write') && (
          <>
            {editor.base && <PromotionMenu promotion={editor.base} />}
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
      <fieldset className="plain-fieldset" disabled={!may('pricing.write') || isBusy}>
        <div className="split">
          <div>
            <WordsCard {...form} />
            <EffectCard {...form} />
            <ScheduleCard {...form} />
          </div>
          <div>
            <PromotionPreviewCard draft={draft} />
          </div>
        </div>
      </fieldset>
      {conflict && (
        <ConflictDialog conflict={conflict} nameOf={promotionFieldName} textOf={promotionFieldText} />
      )}
    </Page>
  )
}

const promotionFieldText = (value: unknown, key: string): string | undefined =>
  key === 'effect' ? effectText(value as Promotion['effect']) : undefined
