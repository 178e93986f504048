import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { answerOf, Refusal, sentenceOf } from '../api/answer.ts'
import { gateway } from '../api/clients.ts'
import { Button } from '../parts/button.tsx'
import { TextField } from '../parts/field.tsx'
import { Notice } from '../parts/states.tsx'
import { GateCard } from './gate-card.tsx'

type Factor = 'none' | 'code' | 'recovery'

export function SignIn({ onEntered }: { onEntered: (mustEnrol: boolean) => Promise<unknown> }) {
  const [isLinkDead] = useState(() => new URLSearchParams(location.search).get('problem') === 'token_invalid')
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [factor, setFactor] = useState<Factor>('none')
  const [code, setCode] = useState('')
  const enter = useMutation({
    mutationFn: () => {
      const second = factor === 'code' ? { code } : factor === 'recovery' ? { recoveryCode: code.trim() } : {}
      return answerOf(gateway('POST /v1/admin/session', { email: email.trim(), password, ...second }))
    },
    onSuccess: ({ mustEnrol = false }) => onEntered(mustEnrol),
    onError: error => {
      if (error instanceof Refusal && error.code === 'second_factor_required') setFactor('code')
    },
  })
  const wrong =
    enter.error instanceof Refusal && enter.error.code === 'second_factor_required' ? null : enter.error
  return (
    <GateCard title={factor === 'none' ? 'Sign in' : 'Two-step sign-in'}>
      <form
        className="stack"
        onSubmit={event => {
          event.preventDefault()
          enter.mutate()
        }}
      >
        {isLinkDead && !wrong && (
          <Notice tone="warn">
            This link does not work any more: it is good for ten minutes and for one use. Sign in with your
            password, or have another link made.
          </Notice>
        )}
        {wrong && <Notice tone="danger">{sentenceOf(wrong)}</Notice>}
        {factor === 'none' ? (
          <>
            <TextField
              label="E-mail"
              type="email"
              autoComplete="username"
              required
              autoFocus
              value={email}
              onChange={event => setEmail(event.target.value)}
            />
            <TextField
              label="Password"
              type="password"
              autoComplete="current-password"
              required
              value={password}
              onChange={event => setPassword(event.target.value)}
            />
          </>
        ) : (
          <SecondFactor factor={factor} code={code} onCode={setCode} />
        )}
        <Button look="primary" type="submit" busy={enter.isPending}>
          {factor === 'none' ? 'Sign in' : 'Continue'}
        </Button>
        {factor !== 'none' && (
          <Button
            look="quiet"
            onClick={() => {
              setCode('')
              enter.reset()
              setFactor(factor === 'code' ? 'recovery' : 'code')
            }}
          >
            {factor === 'code' ? 'Use a recovery code' : 'Use the authenticator app'}
          </Button>
        )}
      </form>
    </GateCard>
  )
}

function SecondFactor({
  factor,
  code,
  onCode,
}: {
  factor: Factor
  code: string
  onCode: (code: string) => void
}) {
  return factor === 'code' ? (
    <TextField
      label="Code of the authenticator app"
      inputMode="numeric"
      autoComplete="one-time-code"
      maxLength={6}
      required
      autoFocus
      className="input code-input"
      value={code}
      onChange={event => onCode(event.target.value.replace(/\D/g, ''))}
    />
  ) : (
    <TextField
      label="Recovery code"
      hint="One of the ten that were shown when two-step sign-in was set up. Each works once."
      required
      autoFocus
      value={code}
      onChange={event => onCode(event.target.value)}
    />
  )
}
