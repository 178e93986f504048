type Environment = Readonly<Record<string, string | undefined>>

/** `STOA_ENV` names the stage where there are several; where there is one, `NODE_ENV` tells. */
export const isProduction = ({ STOA_ENV, NODE_ENV }: Environment): boolean =>
  STOA_ENV ? ['prod', 'dr', 'production'].includes(STOA_ENV) : NODE_ENV === 'production'

type Process = {
  readonly name: string
  /** Services that run in it. */
  readonly services: readonly { readonly name: string; readonly secrets: readonly string[] }[]
  readonly env: Environment
  readonly secret: (name: string) => string
}

/** Each names what to set instead. */
const relaxations: Readonly<Record<string, (env: Environment) => (string | false)[]>> = {
  identity: env => [
    env.IDENTITY_REQUIRE_TWO_STEP === 'false' &&
      'IDENTITY_REQUIRE_TWO_STEP is false: staff need a second factor, remove it',
  ],
  payments: env => [
    (words(env.PAYMENTS_PROVIDERS ?? 'testbank').includes('testbank') ||
      (env.PAYMENTS_PROVIDER ?? 'testbank') === 'testbank') &&
      'PAYMENTS_PROVIDER and PAYMENTS_PROVIDERS use the test bank, which moves no money: set both to stripe',
    env.PAYMENTS_STRIPE_URL !== undefined && 'PAYMENTS_STRIPE_URL leads to a stand-in for Stripe: remove it',
  ],
  notifications: env => [
    env.NOTIFICATIONS_MAIL === 'mailbox' &&
      'NOTIFICATIONS_MAIL is mailbox, so nobody gets mail: set it to smtp',
    noShop(env),
    env.NOTIFICATIONS_WEBHOOK_NETWORK === 'loopback' &&
      'NOTIFICATIONS_WEBHOOK_NETWORK is loopback, so webhooks reach this machine: set it to public',
  ],
  orders: env => [noShop(env)],
  gateway: env => [
    !env.GATEWAY_PUBLIC_URL?.startsWith('https:') &&
      'GATEWAY_PUBLIC_URL is no https address: without it cookies and origins cannot be checked, set it',
  ],
}

const noShop = ({ SHOP_URL }: Environment) =>
  !SHOP_URL?.startsWith('https:') && 'SHOP_URL is no https address: buyers are led there, set it'

const words = (list: string): string[] => list.split(',').map(word => word.trim())

/** What others issue is as long as they make it. */
const isOurs = (name: string): boolean => !/STRIPE|TESTBANK|SMTP/.test(name)
const madeUp = /^(dummy|change-?me|example|insecure|password|secret)/i

function wrongWith(name: string, value: string): string | undefined {
  if (name === 'PAYMENTS_STRIPE_KEY' && /^[rs]k_test_/.test(value))
    return `${name} is a test key of Stripe: set the live one`
  if (!isOurs(name)) return undefined
  if (madeUp.test(value) || new Set(value).size < 10)
    return `${name} is made up: set one from \`openssl rand -base64 32\``
  return value.length < 32 ? `${name} is shorter than 32 characters: set a longer one` : undefined
}

/** What is a convenience on one's own machine is a hole where there are customers: all of them are named at once. */
export function productionProblems({ name, services, env, secret }: Process): readonly string[] {
  if (!isProduction(env)) return []
  if (services.length > 1)
    return [
      'the shop in one process makes its own keys, an owner and a test bank: run apps/service and apps/gateway, or unset NODE_ENV and STOA_ENV',
    ]
  const parts = new Set([name, ...services.map(service => service.name)])
  const relaxed = [...parts].flatMap(part => relaxations[part]?.(env) ?? [])
  const names = ['SERVICE_TOKEN_KEY', ...services.flatMap(({ secrets }) => secrets)]
  const keys = [...new Set(names)].map(key => wrongWith(key, readOr(secret, key)))
  return [...relaxed, ...keys].filter(problem => typeof problem === 'string')
}

/** One that is missing is told where it is used. */
function readOr(secret: Process['secret'], name: string): string {
  try {
    return secret(name)
  } catch {
    return 'not set here, and so neither made up nor short'
  }
}

export function assertFitForProduction(process: Process): void {
  const problems = productionProblems(process)
  if (problems.length > 0)
    throw new Error(`In production this cannot be:\n${problems.map(problem => `  ${problem}`).join('\n')}`)
}
