import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { answerOf, fieldErrorsOf, sentenceOf } from '../api/answer.ts'
import { identity } from '../api/clients.ts'
import { Button } from '../parts/button.tsx'
import { TextField } from '../parts/field.tsx'
import { Card } from '../parts/page.tsx'
import { Notice } from '../parts/states.tsx'
import { useTell } from '../parts/toasts.tsx'

export function PasswordCard() {
  const client = useQueryClient()
  const tell = useTell()
  const [current, setCurrent] = useState('')
  const [password, setPassword] = useState('')
  const change = useMutation({
    mutationFn: () => answerOf(identity('POST /v1/admin/me/password', { current, password })),
    onSuccess: () => {
      tell('Password changed: sign in again')
      client.setQueryData(['me'], null)
    },
  })
  const errors = fieldErrorsOf(change.error)
  return (
    <Card title="Password">
      <form
        className="stack"
        onSubmit={event => {
          event.preventDefault()
          change.mutate()
        }}
      >
        {change.error && <Notice tone="danger">{sentenceOf(change.error)}</Notice>}
        <TextField
          label="Current password"
          type="password"
          autoComplete="current-password"
          value={current}
          onChange={event => setCurrent(event.target.value)}
        />
        <TextField
          label="New password"
          type="password"
          autoComplete="new-password"
          hint="At least 10 characters. It ends your sessions."
          error={errors['/password']}
          value={password}
          onChange={event => setPassword(event.target.value)}
        />
        <Button type="submit" busy={change.isPending} disabled={!current || !password}>
          Change
        </Button>
      </form>
    </Card>
  )
}
