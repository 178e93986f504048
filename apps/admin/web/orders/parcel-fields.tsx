import { TextField } from '../parts/field.tsx'

export type ParcelDraft = {
  readonly carrier: string
  readonly trackingNumber: string
  readonly trackingUrl: string
}

export const noParcel: ParcelDraft = { carrier: '', trackingNumber: '', trackingUrl: '' }

/** What is left empty is not sent. */
export const parcelOf = (draft: ParcelDraft): Partial<ParcelDraft> =>
  Object.fromEntries(Object.entries(draft).filter(([, value]) => value.trim() !== ''))

export function ParcelFields({
  draft,
  onChange,
  errors,
}: {
  draft: ParcelDraft
  onChange: (draft: ParcelDraft) => void
  errors: Readonly<Record<string, string>>
}) {
  const set = (name: keyof ParcelDraft) => (event: { target: { value: string } }) =>
    onChange({ ...draft, [name]: event.target.value })
  return (
    <>
      <div className="columns">
        <TextField
          label="Carrier"
          placeholder="DHL"
          value={draft.carrier}
          onChange={set('carrier')}
          error={errors['/carrier']}
        />
        <TextField
          label="Tracking number"
          value={draft.trackingNumber}
          onChange={set('trackingNumber')}
          error={errors['/trackingNumber']}
        />
      </div>
      <TextField
        label="Tracking link"
        type="url"
        placeholder="https://"
        value={draft.trackingUrl}
        onChange={set('trackingUrl')}
        error={errors['/trackingUrl']}
      />
    </>
  )
}
