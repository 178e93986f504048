import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { answerOf } from '../api/answer.ts'
import { identity } from '../api/clients.ts'
import { Button } from '../parts/button.tsx'
import { When } from '../parts/format.tsx'
import { Card, Facts, Page } from '../parts/page.tsx'
import { Skeleton } from '../parts/states.tsx'
import { useTell } from '../parts/toasts.tsx'
import { Enrol } from '../session/enrol.tsx'
import { useMe } from '../session/use-me.ts'
import { deviceName } from './device-name.ts'
import { PasswordCard } from './password-card.tsx'

export function Account() {
  const me = useMe().data
  const client = useQueryClient()
  const [enrolling, setEnrolling] = useState(false)
  if (enrolling) return <Enrol onDone={() => void client.resetQueries({ queryKey: ['me'] })} />
  if (!me) return null
  return (
    <Page title="Your account">
      <div className="split">
        <div>
          <Card title="You">
            <Facts
              of={[
                ['Name', me.name || '–'],
                ['E-mail', me.email],
                ['Roles', me.roles.join(', ')],
              ]}
            />
          </Card>
          <Sessions />
        </div>
        <div>
          <Card title="Two-step sign-in">
            <div className="stack">
              <p className="quiet-text">
                {me.twoStep
                  ? 'An authenticator app is set up. An owner can reset it when a phone is lost.'
                  : 'Without it, whoever knows your password is you.'}
              </p>
              {!me.twoStep && <Button onClick={() => setEnrolling(true)}>Set up an authenticator app</Button>}
            </div>
          </Card>
          <PasswordCard />
        </div>
      </div>
    </Page>
  )
}

function Sessions() {
  const client = useQueryClient()
  const tell = useTell()
  const key = ['me', 'sessions']
  const { data } = useQuery({
    queryKey: key,
    queryFn: () => answerOf(identity('GET /v1/admin/me/sessions', {})),
  })
  const end = useMutation({
    mutationFn: (id: string) => answerOf(identity('DELETE /v1/admin/me/sessions/:id', { id })),
    onSuccess: () => tell('Signed out there'),
    onError: tell.problem,
    onSettled: () => client.invalidateQueries({ queryKey: key }),
  })
  return (
    <Card title="Where you are signed in">
      {!data && <Skeleton lines={3} />}
      <ul className="stack">
        {data?.items.map(({ id, device, lastUsedAt }) => (
          <li key={id} className="row between">
            <span className="name-cell">
              <span className="ellipsis">
                <span title={device}>{deviceName(device)}</span>
              </span>
              <small>
                Last used <When at={lastUsedAt} />
              </small>
            </span>
            <Button small busy={end.isPending} onClick={() => end.mutate(id)}>
              Sign out
            </Button>
          </li>
        ))}
      </ul>
    </Card>
  )
}
