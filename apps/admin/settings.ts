import { configOrThrow, defineConfig, integer, optional, text } from '@stoa/platform/config'

export const definition = defineConfig('', {
  port: integer('PORT', {
    description: 'Where the administration listens for the gateway',
    default: 8080,
    min: 0,
    max: 65_535,
  }),
  host: text('HOST', { description: 'The address to listen on', default: '127.0.0.1' }),
  cache: optional(
    text('ADMIN_BUILD_CACHE', {
      description: 'The folder of built files; what is there for these sources is not built again',
      default: '',
    }),
  ),
  noticeMs: integer('STOA_NOTICE_MS', {
    description: 'How long load balancers may take to see that it is going',
    default: 5_000,
    min: 0,
    max: 60_000,
  }),
})

export function readSettings(env: NodeJS.ProcessEnv) {
  const [{ cache, ...settings }] = configOrThrow(definition.fromEnv(env)) as [Config]
  return { ...settings, ...(cache && { cache }), env }
}

type Config = { port: number; host: string; cache?: string | undefined; noticeMs: number }
export type Settings = ReturnType<typeof readSettings>
