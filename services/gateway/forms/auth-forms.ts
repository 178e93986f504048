import type { identityContract } from '@stoa/contracts/identity'
import type { Call } from '@stoa/kernel/call'
import type { InputOf } from '@stoa/kernel/contract'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { asNobody, type SessionDeps } from '../sessions/deps.ts'
import { signInBrowser } from '../sessions/enter-customer.ts'
import { ownPath } from '../sessions/own-path.ts'
import { endSession } from '../sessions/replace-session.ts'
import { refuse, refuseThrown, registerPage, signInPage } from './auth-page.ts'
import { type Form, formOf, useForms } from './read-form.ts'

export type AuthFormsOptions = SessionDeps & { readonly call: (requestId: string) => Call }

type Registration = InputOf<(typeof identityContract)['methods']['registerCustomer']>
/** The code of what is wrong and the page that says so, or nothing. */
type Refusal = { readonly page: string; readonly problem: string } | undefined

/** Signing in, registering and signing out without script; the entrance has seen that a page of ours asks. */
export function authForms(app: FastifyInstance, options: AuthFormsOptions): void {
  const answer =
    (page: string, act: (form: Form, call: Call) => Promise<Refusal>) =>
    async (request: FastifyRequest, reply: FastifyReply) => {
      const form = formOf(request)
      try {
        const refusal = await act(form, options.call(request.id))
        if (refusal) return refuse(reply, { ...refusal, back: form.return })
        return reply.header('cache-control', 'no-store').redirect(ownPath(form.return), 303)
      } catch (error) {
        return refuseThrown(reply, error, { page, back: form.return })
      }
    }
  app.register(async scope => {
    useForms(scope)
    scope.post(
      '/auth/sign-in',
      answer(signInPage, (form, call) => signIn(options, form, call)),
    )
    scope.post(
      '/auth/register',
      answer(registerPage, (form, call) => register(options, form, call)),
    )
    scope.post(
      '/auth/sign-out',
      answer(signInPage, async (_form, call) => {
        await endSession(options, 'session', call)
        return undefined
      }),
    )
  })
}

async function signIn(options: AuthFormsOptions, form: Form, call: Call): Promise<Refusal> {
  const opened = await signInBrowser(options, credentialsOf(form), call)
  return opened.ok ? undefined : { page: signInPage, problem: opened.error.code }
}

/**
 * Who is new is signed in. Who has an account already is told by e-mail, and here only to look there: unless they
 * typed its password, which is signing in.
 */
async function register(options: AuthFormsOptions, form: Form, call: Call): Promise<Refusal> {
  const { identity } = options
  const registered = await identity.registerCustomer(registrationOf(form), asNobody(call))
  if (!registered.ok) return { page: registerPage, problem: registered.error.code }
  const refused = await signIn(options, form, call)
  return refused && { page: signInPage, problem: 'check_mail' }
}

const credentialsOf = ({ email = '', password = '' }: Form) => ({ email: email.trim(), password })

const registrationOf = (form: Form): Registration => ({
  ...credentialsOf(form),
  ...(form.name && { name: form.name.trim() }),
  ...(form.language && { language: form.language }),
  ...(form.marketing !== undefined && { marketing: ['on', 'true', '1'].includes(form.marketing) }),
})
