import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { answerOf, sentenceOf } from '../api/answer.ts'
import { gateway, identity } from '../api/clients.ts'
import { Button } from '../parts/button.tsx'
import { TextField } from '../parts/field.tsx'
import { Notice, Skeleton } from '../parts/states.tsx'
import { GateCard } from './gate-card.tsx'
import { RecoveryCodes } from './recovery-codes.tsx'
import { TwoStepCode } from './two-step-code.tsx'

/** The seed is shown to a camera, as text, and as a link that opens an app on this device. */
export function Enrol({ onDone }: { onDone: () => void }) {
  const begun = useRef(false)
  const [code, setCode] = useState('')
  const begin = useMutation({ mutationFn: () => answerOf(identity('POST /v1/admin/me/two-step', {})) })
  const confirm = useMutation({
    mutationFn: () => answerOf(identity('POST /v1/admin/me/two-step/confirmed', { code })),
  })
  // Every session ends with it, at once; a gateway may hear of that seconds later, so this one is signed out here.
  const leave = useMutation({
    mutationFn: () => answerOf(gateway('DELETE /v1/admin/session', {})),
    onSettled: onDone,
  })
  useEffect(() => {
    if (begun.current) return
    begun.current = true
    begin.mutate()
  })
  if (confirm.data) return <RecoveryCodes codes={confirm.data.recoveryCodes} onDone={() => leave.mutate()} />
  return (
    <GateCard
      title="Set up two-step sign-in"
      text="Scan this with an authenticator app, then type the code that it shows."
    >
      {begin.error && <Notice tone="danger">{sentenceOf(begin.error)}</Notice>}
      {begin.data ? (
        <form
          className="stack"
          onSubmit={event => {
            event.preventDefault()
            confirm.mutate()
          }}
        >
          <TwoStepCode uri={begin.data.uri} />
          <div className="seed">
            <span>Or type this key into the app</span>
            <code>{begin.data.secret.replace(/(.{4})/g, '$1 ').trim()}</code>
            <a className="button plain" href={begin.data.uri}>
              Open in an app on this device
            </a>
          </div>
          {confirm.error && <Notice tone="danger">{sentenceOf(confirm.error)}</Notice>}
          <TextField
            label="Code"
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={6}
            required
            className="input code-input"
            value={code}
            onChange={event => setCode(event.target.value.replace(/\D/g, ''))}
          />
          <Button look="primary" type="submit" busy={confirm.isPending}>
            Confirm
          </Button>
        </form>
      ) : (
        !begin.error && <Skeleton lines={4} />
      )}
    </GateCard>
  )
}
