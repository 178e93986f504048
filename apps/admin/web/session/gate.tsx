import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useEffect, useState } from 'react'
import { Failed } from '../parts/states.tsx'
import { Enrol } from './enrol.tsx'
import { enrolment, isEnrolmentDue } from './enrolment.ts'
import { Invitation } from './invitation.tsx'
import { SignIn } from './sign-in.tsx'
import { useMe } from './use-me.ts'
import { wasHere } from './was-here.ts'

/** Nothing of the administration is there before one is known. */
export function Gate({ children }: { children: ReactNode }) {
  const me = useMe()
  const client = useQueryClient()
  const [due, setDue] = useState(enrolment.isDue)
  const isAsked = due === undefined && me.data?.twoStep === false
  useEffect(() => {
    if (isAsked)
      void isEnrolmentDue().then(found => {
        enrolment.set(found)
        setDue(found)
      })
  }, [isAsked])
  const [path, setPath] = useState(() => location.pathname)
  const entered = (mustEnrol: boolean) => {
    wasHere.set(true)
    enrolment.set(mustEnrol)
    setDue(mustEnrol)
    return client.invalidateQueries({ queryKey: ['me'] })
  }
  if (path.endsWith('/admin/invitation'))
    return (
      <Invitation
        onAccepted={() => {
          history.replaceState(null, '', '/admin/')
          setPath('/admin/')
        }}
      />
    )
  if (me.isPending || isAsked) return <div className="gate" aria-busy="true" />
  if (me.error && !me.data)
    return (
      <div className="gate">
        <Failed error={me.error} retry={() => void me.refetch()} />
      </div>
    )
  if (!me.data) return <SignIn onEntered={entered} />
  if (due) return <Enrol onDone={() => void entered(false)} />
  return children
}
