import { services } from '@stoa/fleet/services'
import { configOrThrow, defineConfig, integer, optional, text, url } from '@stoa/platform/config'

const postgres = ['postgres', 'postgresql']
export const definition = defineConfig('', {
  port: integer('PORT', {
    description: 'Where it listens for its neighbours',
    default: 8080,
    min: 0,
    max: 65_535,
  }),
  host: text('HOST', { description: 'The address to listen on', default: '127.0.0.1' }),
  databaseUrl: url('DATABASE_URL', {
    description: "The server, perhaps through a transaction pooler; each service's role is derived from it",
    protocols: postgres,
  }),
  directUrl: optional(
    url('DATABASE_DIRECT_URL', {
      description: 'The server without a pooler, for the job queue',
      protocols: postgres,
    }),
  ),
  noticeMs: integer('STOA_NOTICE_MS', {
    description: 'How long load balancers may take to see that it is going',
    default: 5_000,
    min: 0,
    max: 60_000,
  }),
})

export type Settings = {
  readonly name: string
  readonly port: number
  readonly host: string
  readonly databaseUrl: string
  readonly directUrl: string | undefined
  readonly noticeMs: number
  readonly peers: Readonly<Record<string, string>>
  readonly env: NodeJS.ProcessEnv
}

export function readSettings(args: readonly string[], env: NodeJS.ProcessEnv): Settings {
  const [name] = args
  const entry = name === undefined ? undefined : services[name]
  if (!entry || args.length !== 1) throw new Error(`name one service: ${Object.keys(services).join(', ')}`)
  const neighbours = new Set([
    ...entry.manifest.calls.map(({ service }) => service),
    ...entry.manifest.consumes.map(({ from }) => from),
  ])
  neighbours.delete(entry.manifest.name)
  const peers = defineConfig(
    '',
    Object.fromEntries(
      [...neighbours].map(peer => [peer, url(peerVariable(peer), { description: `Where ${peer} is` })]),
    ),
  )
  const [read] = configOrThrow(definition.fromEnv(env))
  const [addresses] = configOrThrow(peers.fromEnv(env))
  return { ...read!, name: entry.manifest.name, peers: addresses!, env }
}

/** `INVENTORY_URL` and the like. */
const peerVariable = (service: string): string => `${service.toUpperCase().replaceAll('-', '_')}_URL`
