import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { answerOf } from '../api/answer.ts'
import { pricing } from '../api/clients.ts'
import type { PriceList } from '../api/shapes.ts'
import { plainShape } from '../parts/merge.ts'
import { useTell } from '../parts/toasts.tsx'
import { useGoOn } from '../parts/use-go-on.ts'
import { useMergingSave } from '../parts/use-merging-save.ts'
import { draftOf, inputOf, type PriceListDraft } from './price-list-draft.ts'

const shape = plainShape<PriceListDraft>()

const write = (draft: PriceListDraft, seen: PriceList | undefined) =>
  seen
    ? answerOf(
        pricing(
          'PUT /v1/admin/price-lists/:id',
          { id: seen.id, ...inputOf(draft, seen) },
          { ifMatch: seen.version },
        ),
      )
    : answerOf(pricing('POST /v1/admin/price-lists', inputOf(draft), { idempotencyKey: crypto.randomUUID() }))

export function usePriceListEditor(list: PriceList | undefined, onDone: () => void) {
  const client = useQueryClient()
  const goOn = useGoOn()
  const tell = useTell()
  const [base] = useState(list)
  const [draft, setDraft] = useState(() => draftOf(list))
  const saving = useMergingSave<PriceList | undefined, PriceListDraft>({
    ...{ shape, draftOf, base, draft, write },
    read: async () => base && answerOf(pricing('GET /v1/admin/price-lists/:id', { id: base.id })),
    onSaved(saved, _, isMerged) {
      tell(isMerged ? 'Saved, with both changes' : 'Saved')
      void client.invalidateQueries({ queryKey: ['price-lists'] })
      onDone()
      if (!base && saved) goOn({ to: '/price-lists/$id', params: { id: saved.id } })
    },
  })
  return { ...saving, draft, setDraft }
}
