import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { answerOf, fieldErrorsOf, isConflict, sentenceOf } from '../api/answer.ts'
import { pricing } from '../api/clients.ts'
import type { Promotion } from '../api/shapes.ts'
import { Button } from '../parts/button.tsx'
import { Page } from '../parts/page.tsx'
import { Failed, Notice, Skeleton } from '../parts/states.tsx'
import { useTell } from '../parts/toasts.tsx'
import { useGoOn } from '../parts/use-go-on.ts'
import { useShortcut } from '../parts/use-shortcut.ts'
import { useMay } from '../session/use-me.ts'
import { EffectCard, ScheduleCard, WordsCard } from './promotion-cards.tsx'
import { blankPromotion, inputOf } from './promotion-draft.ts'
import { PromotionMenu } from './promotion-menu.tsx'
import { PromotionPreviewCard } from './promotion-preview.tsx'

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
  if (data) return <PromotionForm key={`${data.id}-${data.version}`} found={data} />
  return (
    <Page title="Promotion" back={back}>
      {error ? <Failed error={error} retry={() => void refetch()} /> : <Skeleton lines={8} />}
    </Page>
  )
}

function PromotionForm({ found }: { found: Promotion | undefined }) {
  const may = useMay()
  const tell = useTell()
  const client = useQueryClient()
  const goOn = useGoOn()
  const [draft, setDraft] = useState(() => (found ? inputOf(found) : blankPromotion))
  const save = useMutation({
    mutationFn: () =>
      found
        ? answerOf(
            pricing('PUT /v1/admin/promotions/:id', { id: found.id, ...draft }, { ifMatch: found.version }),
          )
        : answerOf(pricing('POST /v1/admin/promotions', draft, { idempotencyKey: crypto.randomUUID() })),
    onSuccess: saved => {
      tell('Saved')
      client.setQueryData(['promotion', saved.id], saved)
      void client.invalidateQueries({ queryKey: ['promotions'] })
      if (!found) goOn({ to: '/promotions/$id', params: { id: saved.id } })
    },
  })
  useShortcut('mod+s', () => save.mutate(), may('pricing.write'))
  const form = { draft, errors: fieldErrorsOf(save.error), onChange: setDraft }
  return (
    <Page
      title={found?.name ?? 'New promotion'}
      back={back}
      actions={
        may('pricing.write') && (
          <>
            {found && <PromotionMenu promotion={found} />}
            <Button look="primary" busy={save.isPending} onClick={() => save.mutate()}>
              Save
            </Button>
          </>
        )
      }
    >
      {save.error && (
        <div className="page-notice">
          <Notice tone="danger">
            {isConflict(save.error)
              ? 'Somebody else saved this promotion meanwhile. Load the page again to see theirs; your draft stays here until then.'
              : sentenceOf(save.error)}
          </Notice>
        </div>
      )}
      <fieldset className="plain-fieldset" disabled={!may('pricing.write') || save.isPending}>
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
    </Page>
  )
}
