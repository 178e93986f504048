import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { answerOf } from '../api/answer.ts'
import { pricing } from '../api/clients.ts'
import type { Promotion, PromotionInput } from '../api/shapes.ts'
import { useTell } from '../parts/toasts.tsx'
import { useGoOn } from '../parts/use-go-on.ts'
import { useMergingSave } from '../parts/use-merging-save.ts'
import { blankPromotion, inputOf, promotionShape } from './promotion-draft.ts'

const write = (draft: PromotionInput, seen: Promotion | undefined) =>
  seen
    ? answerOf(pricing('PUT /v1/admin/promotions/:id', { id: seen.id, ...draft }, { ifMatch: seen.version }))
    : answerOf(pricing('POST /v1/admin/promotions', draft, { idempotencyKey: crypto.randomUUID() }))

const draftOf = (promotion: Promotion | undefined): PromotionInput =>
  promotion ? inputOf(promotion) : blankPromotion

/** A new one has nothing that somebody else could have changed. */
export function usePromotionEditor(found: Promotion | undefined) {
  const client = useQueryClient()
  const goOn = useGoOn()
  const tell = useTell()
  const [base, setBase] = useState(found)
  const [draft, setDraft] = useState(() => draftOf(found))
  const { changes, ...saving } = useMergingSave<Promotion | undefined, PromotionInput>({
    ...{ shape: promotionShape, draftOf, base, draft, write },
    read: async () => base && answerOf(pricing('GET /v1/admin/promotions/:id', { id: base.id })),
    onSaved(saved, _, isMerged) {
      if (!saved) return
      tell(isMerged ? 'Saved, with both changes' : 'Saved')
      setBase(saved)
      setDraft(draftOf(saved))
      client.setQueryData(['promotion', saved.id], saved)
      void client.invalidateQueries({ queryKey: ['promotions'] })
      if (!found) goOn({ to: '/promotions/$id', params: { id: saved.id } })
    },
  })
  return { ...saving, base, draft, onChange: setDraft, isDirty: found !== undefined && changes.length > 0 }
}
