import type { Handler, Redirect } from '../server/page.ts'
import type { Visit } from '../server/visit.ts'

/** Pages of an account are for its owner; everybody else signs in first and comes back. */
export const signedIn =
  (handler: Handler): Handler =>
  async visit =>
    visit.actor.kind === 'customer' ? handler(visit) : toSignIn(visit)

const toSignIn = ({ url }: Visit): Redirect => ({
  to: `/account/sign-in?${new URLSearchParams({ return: url.pathname })}`,
})

export const problemOf = ({ url, words }: Visit): string | undefined => {
  const code = url.searchParams.get('problem')
  return code === null ? undefined : (words.account.problems[code] ?? words.account.problems.unknown)
}

/** Only paths of this origin lead back. */
export const returnPath = ({ url }: Visit): string => {
  const asked = url.searchParams.get('return') ?? ''
  return /^\/(?![/\\])[\x21-\x7e]{0,400}$/.test(asked) ? asked : '/account'
}
