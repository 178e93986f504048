import { parseOptions } from '../options.ts'
import { UsageError } from '../usage-error.ts'

const options = {
  email: { type: 'string' },
  name: { type: 'string', default: 'Owner' },
  url: { type: 'string' },
} as const

type Environment = Readonly<Record<string, string | undefined>>

export const verbs = ['create', 'link'] as const
export type AdminSettings = {
  readonly verb: (typeof verbs)[number]
  readonly email: string | undefined
  readonly name: string
  /** Where staff find the administration, without a slash at its end. */
  readonly origin: string
  readonly databaseUrl: string
}

const shop = 'set GATEWAY_ADMIN_URL or GATEWAY_PUBLIC_URL, or pass --url https://shop.example'

export function adminSettings([verb, ...args]: string[], env: Environment): AdminSettings {
  const known = verbs.find(each => each === verb)
  if (!known) throw new UsageError(`say what: stoa admin ${verbs.join(' or stoa admin ')}`)
  const { email, name, url = env.GATEWAY_ADMIN_URL || env.GATEWAY_PUBLIC_URL } = parseOptions(args, options)
  if (!url) throw new UsageError(`where is the administration? ${shop}`)
  if (!URL.canParse(url)) throw new UsageError(`'${url}' is no address: ${shop}`)
  const databaseUrl = env.DATABASE_URL
  if (!databaseUrl)
    throw new UsageError(
      'set DATABASE_URL and the secrets of identity: run it where they are, as a task of the deployment. The shop on your own machine has npm run admin-link instead',
    )
  return { verb: known, email: email && emailOf(email), name, origin: new URL(url).origin, databaseUrl }
}

export function emailOf(text: string): string {
  const email = text.trim()
  if (!/^[^\s@<>",;]+@[^\s@<>",;]+\.[^\s@<>",;]+$/.test(email) || email.length > 254)
    throw new UsageError(`'${email}' is no e-mail address`)
  return email
}
