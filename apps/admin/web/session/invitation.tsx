import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { answerOf, fieldErrorsOf, sentenceOf } from '../api/answer.ts'
import { identity } from '../api/clients.ts'
import { Button } from '../parts/button.tsx'
import { TextField } from '../parts/field.tsx'
import { Notice } from '../parts/states.tsx'
import { GateCard } from './gate-card.tsx'

export function Invitation({ onAccepted }: { onAccepted: () => void }) {
  const [token] = useState(() => new URLSearchParams(location.search).get('token') ?? '')
  const [password, setPassword] = useState('')
  const accept = useMutation({
    mutationFn: () => answerOf(identity('POST /v1/admin/invitations/accepted', { token, password })),
  })
  if (accept.isSuccess)
    return (
      <GateCard
        title="Welcome"
        text="Your account is ready. Sign in with your e-mail address and the password that you chose."
      >
        <Button look="primary" onClick={onAccepted}>
          Sign in
        </Button>
      </GateCard>
    )
  const errors = fieldErrorsOf(accept.error)
  return (
    <GateCard title="Join the team" text="Choose a password for your staff account.">
      <form
        className="stack"
        onSubmit={event => {
          event.preventDefault()
          accept.mutate()
        }}
      >
        {accept.error && !errors['/password'] && <Notice tone="danger">{sentenceOf(accept.error)}</Notice>}
        <TextField
          label="New password"
          type="password"
          autoComplete="new-password"
          hint="At least 10 characters. A sentence is easier to remember than a word."
          error={errors['/password']}
          required
          autoFocus
          value={password}
          onChange={event => setPassword(event.target.value)}
        />
        <Button look="primary" type="submit" busy={accept.isPending}>
          Join
        </Button>
      </form>
    </GateCard>
  )
}
