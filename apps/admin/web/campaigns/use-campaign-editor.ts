import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { answerOf } from '../api/answer.ts'
import { pricing } from '../api/clients.ts'
import type { Campaign, CampaignInput } from '../api/shapes.ts'
import { useTell } from '../parts/toasts.tsx'
import { useGoOn } from '../parts/use-go-on.ts'
import { useMergingSave } from '../parts/use-merging-save.ts'
import { blankCampaign, campaignShape, inputOf } from './campaign-draft.ts'

const write = (draft: CampaignInput, seen: Campaign | undefined) =>
  seen
    ? answerOf(pricing('PUT /v1/admin/campaigns/:id', { id: seen.id, ...draft }, { ifMatch: seen.version }))
    : answerOf(pricing('POST /v1/admin/campaigns', draft, { idempotencyKey: crypto.randomUUID() }))

const draftOf = (campaign: Campaign | undefined): CampaignInput =>
  campaign ? inputOf(campaign) : blankCampaign

/** A new one has nothing that somebody else could have changed. */
export function useCampaignEditor(found: Campaign | undefined) {
  const client = useQueryClient()
  const goOn = useGoOn()
  const tell = useTell()
  const [base, setBase] = useState(found)
  const [draft, setDraft] = useState(() => draftOf(found))
  const { changes, ...saving } = useMergingSave<Campaign | undefined, CampaignInput>({
    ...{ shape: campaignShape, draftOf, base, draft, write },
    read: async () => base && answerOf(pricing('GET /v1/admin/campaigns/:id', { id: base.id })),
    onSaved(saved, _, isMerged) {
      if (!saved) return
      tell(isMerged ? 'Saved, with both changes' : 'Saved')
      setBase(saved)
      setDraft(draftOf(saved))
      client.setQueryData(['campaign', saved.id], saved)
      void client.invalidateQueries({ queryKey: ['campaigns'] })
      if (!found) goOn({ to: '/campaigns/$id', params: { id: saved.id } })
    },
  })
  return { ...saving, base, draft, onChange: setDraft, isDirty: found !== undefined && changes.length > 0 }
}
